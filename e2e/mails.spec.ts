import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { brand } from '#lib/brand.ts'
import { directionOf, LANGUAGES, tagOf } from '#lib/language.ts'
import { offers } from '#lib/testing/offers.ts'
import { colourAt } from './support/colour-at.ts'
import { expect, test as withSite } from './support/test.ts'

/** The pages of the inbox; no site is started for them. */
const test = withSite.extend({
  baseURL: async ({ pool }, use) => {
    await use(pool.inbox.url)
  },
})

// In the gallery's frames no script runs, those of axe and Playwright included, and the browser says so.
test.use({ mayComplain: /sandboxed and the 'allow-scripts' permission is not set/ })

const KINDS = 5
/** A mail is no page of its own: the client around it has the landmarks. */
const RULES_OF_PAGES = ['landmark-one-main', 'region']
const WIDTH = 320
/** Dots of the ground and of the card, at this width. */
const [GROUND, CARD] = [
  { x: 2, y: 2 },
  { x: WIDTH / 2, y: 34 },
]

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, { tag: '@script' }, () => {
    test.use({ colorScheme, viewport: { width: WIDTH, height: 700 } })

    // The words are the same in both, so two languages show what the dark one does.
    for (const language of colorScheme === 'light'
      ? LANGUAGES
      : (['en', 'ar'] as const).filter((each) => offers(each))) {
      test(`the mails in ${language} pass axe, fit 320 px, read the right way, load nothing, and have our colours`, async ({
        page,
        pool,
      }, testInfo) => {
        test.slow()
        const mails = await mailsIn(pool.inbox.url, language)
        expect(mails).toHaveLength(KINDS)
        const asked: string[] = []
        page.on('request', (request) => asked.push(request.url()))
        for (const { name, html } of mails) {
          await page.setContent(html)
          await expect(page.locator('html')).toHaveAttribute('lang', tagOf(language))
          await expect(page.locator('h1')).toHaveCSS('direction', directionOf(language))
          expect(await page.locator('.digits').evaluateAll(areFromLeftToRight)).not.toContain(false)
          const { violations } = await new AxeBuilder({ page }).disableRules(RULES_OF_PAGES).analyze()
          expect(violations).toEqual([])
          expect(await overflowOf(page)).toBe(0)
          const body = await page.screenshot({ fullPage: true })
          await testInfo.attach(`${name}, ${colorScheme}`, { body, contentType: 'image/png' })
          expect(await colourAt(page, body, GROUND)).toBe(brand.colours.page[colorScheme])
          expect(await colourAt(page, body, CARD)).toBe(brand.colours.surface[colorScheme])
        }
        expect(asked).toEqual([])
      })
    }

    test('the gallery shows them all in its own colours, passes axe, and loads nothing from outside', async ({
      page,
      pool,
    }) => {
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      await page.goto('/gallery')
      await expect(page.locator('iframe')).toHaveCount(KINDS * LANGUAGES.length)
      expect((await new AxeBuilder({ page }).exclude('iframe').analyze()).violations).toEqual([])
      expect(await overflowOf(page)).toBe(0)
      const first = page.locator('iframe').first()
      await expect(first.contentFrame().locator('h1')).toBeAttached()
      await expect
        .poll(async () => colourAt(page, await first.screenshot(), { x: 4, y: 4 }))
        .toBe(brand.colours.page[colorScheme])
      expect(asked.length).toBeGreaterThan(KINDS)
      expect(asked.filter((url) => !url.startsWith(`${pool.inbox.url}/`))).toEqual([])
    })
  })
}

test('the link in an email opens the code page in its own tab, and no server sees the code', {
  tag: '@script',
}, async ({ page, context }) => {
  const asked: string[] = []
  await context.route('https://www.example.com/**', async (route) => {
    asked.push(route.request().url(), JSON.stringify(await route.request().allHeaders()))
    await route.fulfill({ body: 'the site' })
  })
  await page.goto('/gallery?language=en')
  const link = page.locator('iframe').first().contentFrame().getByRole('link')
  await expect(link).toHaveText('Open the sign-in page with the code filled in')
  const opened = context.waitForEvent('page')
  await link.click()
  const tab = await opened
  await expect(tab.getByText('the site')).toBeVisible()
  expect(await tab.evaluate(() => location.hash)).toBe('#123456')
  expect(asked).toHaveLength(2)
  for (const part of asked) expect(part).not.toContain('123456')
})

/** The mails of the gallery in one language, as they are sent. */
async function mailsIn(inbox: string, language: string): Promise<{ name: string; html: string }[]> {
  const gallery = await (await fetch(`${inbox}/gallery?language=${language}`)).text()
  const sources = [...gallery.matchAll(/ src="(\/gallery\/[^"]+)"/g)].map(([, source = '']) => source)
  const mails = sources.map(async (source) => ({
    name: source.slice('/gallery/'.length).replace('/', ' in '),
    html: await (await fetch(`${inbox}${source}`)).text(),
  }))
  return Promise.all(mails)
}

async function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

function areFromLeftToRight(elements: Element[]): boolean[] {
  return elements.map(({ firstChild: digits }) => {
    if (!(digits instanceof Text)) return false
    const [first = 0, last = 0] = [0, digits.length - 1].map((place) => {
      const range = document.createRange()
      range.setStart(digits, place)
      range.setEnd(digits, place + 1)
      return range.getBoundingClientRect().left
    })
    return first < last
  })
}
