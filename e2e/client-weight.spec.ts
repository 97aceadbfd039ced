import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildEmptyApp } from './support/built-app.ts'
import { countScript } from './support/script-bytes.ts'
import { type Site, startSite } from './support/site.ts'
import { test as base, expect } from './support/test.ts'

const STATIC = '.next/static'

/** What `/sign-in` may load more than an empty page with the same Next: bytes over the wire, with the headers of every file. */
const MAX_SCRIPT_BYTES = 18_600

const test = base.extend<object, { emptySite: Site }>({
  emptySite: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to learn what a fixture needs.
    async ({}, use) => {
      const { program, remove } = await buildEmptyApp()
      const site = await startSite(() => ({}), program)
      await use(site)
      await site.stop()
      await remove()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
})

test(`the script of /sign-in is at most ${MAX_SCRIPT_BYTES} bytes over that of an empty page`, {
  tag: '@script',
}, async ({ context, site, emptySite }) => {
  const bytesOf = async (url: string) => {
    const page = await context.newPage()
    const count = await countScript(page)
    await page.goto(url, { waitUntil: 'networkidle' })
    await page.close()
    const { bodies, headers } = count()
    return bodies + headers
  }
  const ofEmptyPage = await bytesOf(emptySite.origin)
  expect(ofEmptyPage).toBeGreaterThan(100_000)
  expect((await bytesOf(`${site.origin}/sign-in`)) - ofEmptyPage).toBeLessThanOrEqual(MAX_SCRIPT_BYTES)
})

test('zod stays out of the browser', { tag: '@http' }, async () => {
  const scripts = (await readdir(STATIC, { recursive: true })).filter((file) => file.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(3)
  for (const file of scripts) {
    expect(await readFile(join(STATIC, file), 'utf8'), file).not.toMatch(/ZodError|invalid_type/)
  }
})

test('the form works before its library arrives, and fetches it when a visitor begins', {
  tag: '@script',
}, async ({ page }) => {
  const scripts: string[] = []
  page.on('response', async (response) => {
    if (response.request().resourceType() === 'script') scripts.push(await response.text())
  })
  const hasLibrary = () => scripts.some((text) => text.includes('shouldFocusError'))
  await page.goto('/sign-in', { waitUntil: 'networkidle' })
  expect(scripts.length).toBeGreaterThan(1)
  expect(hasLibrary()).toBe(false)
  await page.getByLabel('Email address').focus()
  await expect.poll(hasLibrary).toBe(true)
})
