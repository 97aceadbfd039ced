import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext } from '@playwright/test'
import { languageName } from '#lib/language.ts'
import { FALLBACK_TRANSLATIONS } from '#lib/messages/fallback-translations.ts'
import { buildEmptyApp } from './support/built-app.ts'
import { countScript, type ScriptBytes } from './support/script-bytes.ts'
import { type Site, startSite } from './support/site.ts'
import { test as base, expect } from './support/test.ts'

const CHUNKS = '.next/static/chunks'

/** What `/sign-in` may load more than an empty page with the same Next: bytes over the wire, with the headers of every file. */
const MAX_SCRIPT_BYTES = 9_000

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
    const { bodies, headers } = await scriptOf(context, url)
    return bodies + headers
  }
  const ofEmptyPage = await bytesOf(emptySite.origin)
  expect(ofEmptyPage).toBeGreaterThan(100_000)
  expect((await bytesOf(`${site.origin}/sign-in`)) - ofEmptyPage).toBeLessThanOrEqual(MAX_SCRIPT_BYTES)
})

test('zod stays out of the browser', { tag: '@http' }, async () => {
  const scripts = [...(await scriptsOfBuild())]
  expect(scripts.filter(([, text]) => /ZodError|invalid_type/.test(text)).map(([file]) => file)).toEqual([])
})

test('brand and languages come with the words of error pages only', { tag: '@http' }, async () => {
  const holding = async (text: string) =>
    [...(await scriptsOfBuild())].filter(([, script]) => script.includes(text)).map(([file]) => file)
  const ofWords = await holding(FALLBACK_TRANSLATIONS.ja.title)
  expect(ofWords.length).toBeGreaterThan(0)
  expect(await holding(languageName('ja'))).toEqual(ofWords)
  expect(await holding('begins or ends with a blank')).toEqual(ofWords)
})

/** What is fetched when an error page is shown, or where a form has a password. */
const NOT_IN_CODE_MODE = {
  'the words of error pages': FALLBACK_TRANSLATIONS.ja.title,
  'a field for a password': 'new-password',
}

for (const [what, text] of Object.entries(NOT_IN_CODE_MODE)) {
  test(`no script that /sign-in loads holds ${what}`, { tag: '@script' }, async ({ context, site }) => {
    const holding = [...(await scriptsOfBuild())].filter(([, script]) => script.includes(text))
    expect(holding.length).toBeGreaterThan(0)
    const { urls } = await scriptOf(context, `${site.origin}/sign-in`)
    expect(urls.length).toBeGreaterThan(1)
    expect(urls.filter((url) => holding.some(([file]) => url.endsWith(file)))).toEqual([])
  })
}

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

/** What a new visitor loads with a page. */
async function scriptOf(context: BrowserContext, url: string): Promise<ScriptBytes> {
  const page = await context.newPage()
  const count = await countScript(page)
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.close()
  return count()
}

/** Every script of the build, by its name. */
async function scriptsOfBuild(): Promise<ReadonlyMap<string, string>> {
  const files = (await readdir(CHUNKS)).filter((file) => file.endsWith('.js'))
  expect(files.length).toBeGreaterThan(3)
  return new Map(
    await Promise.all(files.map(async (file) => [file, await readFile(join(CHUNKS, file), 'utf8')] as const)),
  )
}
