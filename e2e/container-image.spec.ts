import { readdir, readFile } from 'node:fs/promises'
import { type Image, makeImage } from './support/container-image.ts'
import { startSite } from './support/site.ts'
import { expect, test as onNextStart } from './support/test.ts'
import { newAddress } from './support/visitor.ts'

const test = onNextStart.extend<object, { image: Image }>({
  image: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to learn what a fixture needs.
    async ({}, use) => {
      const image = await makeImage()
      await use(image)
      await image.remove()
    },
    { scope: 'worker' },
  ],
  site: [
    async ({ pool, image }, use) => {
      const site = await startSite((origin) => pool.siteEnvironment(origin), image.program)
      await use(site)
      await site.stop()
    },
    { scope: 'worker' },
  ],
})

test.describe("the Dockerfile's image", () => {
  test('signs people in, and out', async ({ visitor }) => {
    const address = newAddress()
    await visitor.signsUp(address)
    await visitor.entersCode(await visitor.readsCode(address))
    await visitor.isHome(address)
    await visitor.signsOut()
  })

  test('is healthy while it runs, and unhealthy when it has ended', { tag: '@http' }, async ({
    pool,
    image,
  }) => {
    const site = await startSite((origin) => pool.siteEnvironment(origin), image.program)
    const port = Number(new URL(site.origin).port)
    await image.checksHealth(port)
    await site.stop()
    await expect(image.checksHealth(port)).rejects.toThrow()
  })

  test('missing configuration stops the container and is named', { tag: '@http' }, async ({
    pool,
    image,
  }) => {
    const start = startSite(
      (origin) => ({ ...pool.siteEnvironment(origin), SESSION_SECRET: '' }),
      image.program,
    )
    await expect(start).rejects.toThrow(/ended with 1[\s\S]*SESSION_SECRET is missing/)
  })

  test('has no environment file in it and no library for images', { tag: '@http' }, async ({ image }) => {
    const { folder } = image.program
    expect((await readdir(folder)).sort()).toEqual([
      '.next',
      'node_modules',
      'package.json',
      'public',
      'server.js',
    ])
    const modules = await readdir(`${folder}/node_modules`)
    expect(modules).toContain('next')
    expect(modules).not.toContain('sharp')
    expect(modules).not.toContain('@img')
    expect(await readFile('.dockerignore', 'utf8')).toMatch(/^(#.*\n)*\*\n/)
  })
})
