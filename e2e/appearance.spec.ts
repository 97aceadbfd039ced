import type { Page } from '@playwright/test'
import { brand } from '#lib/brand.ts'
import { offers } from '#lib/testing/offers.ts'
import { expectNoOverflow } from './support/expect-accessible.ts'
import { expect, test } from './support/test.ts'
import { newAddress, newestCode } from './support/visitor.ts'

const DAY_SECONDS = 86_400

test.use({ colorScheme: 'light' })

test('the switch chooses light or dark against the system, is remembered, and lets go again', async ({
  page,
  context,
  site,
}) => {
  await page.goto('/sign-in')
  expect(await background(page)).toBe(rgb(brand.colours.page.light))
  await chooses(page, 'Dark')
  expect(await background(page)).toBe(rgb(brand.colours.page.dark))
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark')
  const later = await context.newPage()
  await later.goto(`${site.origin}/sign-up`)
  expect(await background(later)).toBe(rgb(brand.colours.page.dark))
  await chooses(later, 'Device theme')
  expect(await background(later)).toBe(rgb(brand.colours.page.light))
})

test('nothing on a page moves by itself, and nothing at all where that is asked for', {
  tag: '@script',
}, async ({ visitor, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await visitor.signsUp(newAddress())
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) => {
        const { animationName, transitionProperty, transitionDuration } = getComputedStyle(element)
        const isInMotion = transitionProperty !== 'none' && /[1-9]/.test(transitionDuration)
        return animationName !== 'none' || isInMotion
      }).length,
  )
  expect(moving).toBe(0)
})

test('nothing shifts while a page loads', { tag: '@script' }, async ({ visitor, page, clock }) => {
  // Around midnight a time names its day, and its line may break elsewhere once it loses its "UTC".
  await clock.passes({ seconds: (DAY_SECONDS * 1.5 - ((clock.now() / 1000) % DAY_SECONDS)) % DAY_SECONDS })
  await visitor.signsUp(newAddress())
  for (const path of ['/sign-in', '/sign-in/code', '/help/no-code']) {
    await page.goto(path, { waitUntil: 'networkidle' })
    const shift = await page.evaluate(() => {
      const observer = new PerformanceObserver(() => undefined)
      observer.observe({ type: 'layout-shift', buffered: true })
      const shifts = observer.takeRecords()
      return shifts.reduce((sum, entry) => sum + ('value' in entry ? Number(entry.value) : 0), 0)
    })
    expect(shift, path).toBeLessThan(0.01)
  }
})

test('icon and share picture are there, and the page names them', { tag: '@http' }, async ({ page }) => {
  await page.goto('/sign-in')
  const named = [
    await page.locator('link[rel=icon]').getAttribute('href'),
    await page.locator('meta[property="og:image"]').getAttribute('content'),
  ].map((address) => new URL(address ?? '', page.url()).pathname)
  // These two are asked for by their names.
  for (const path of [...named, '/favicon.ico', '/apple-touch-icon.png']) {
    const answer = await page.request.get(path)
    expect(answer.status(), path).toBe(200)
    expect(answer.headers()['content-type'], path).toMatch(/^image\//)
  }
})

test('addresses of any length stay inside their page, and keep the full stop behind them', {
  tag: '@script',
}, async ({ page, pool }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const length of [22, 24, 26, 28, 127]) {
    const domain = length > 64 ? `${'sub.'.repeat(13)}example.com` : 'example.com'
    const unique = newAddress().slice(8, 18)
    const address = `${unique.padEnd(length - domain.length - 1, 'x')}@${domain}`
    await page.goto('/sign-up')
    await page.locator('#email').fill(address)
    await page.getByRole('button', { name: 'Email me a code' }).click()
    await page.waitForURL('**/sign-in/code')
    expect(pool.inbox.messages(address), address).toHaveLength(1)
    await expectNoOverflow(page)
    expect(await closesOnLineOfItsOwn(page), address).toBe(false)
    await page.goto('/sign-in')
    await expectNoOverflow(page)
  }
})

for (const [language, day] of [
  ['fr', /^\d+(er)? \p{L}+ \d{4}/u],
  ['es', /^\d+ de \p{L}+/u],
] as const) {
  test.describe(`in ${language}`, { tag: '@script' }, () => {
    test.use({ locale: language })

    test('no line ends between a day and its month, at any width', async ({ page, pool }) => {
      test.skip(!offers(language), 'The language is not offered.')
      const address = newAddress()
      await page.goto('/sign-up')
      await page.locator('#email').fill(address)
      await page.locator('main form button').first().click()
      await page.waitForURL('**/sign-in/code')
      await page.locator('#code').fill(newestCode(pool, address))
      await page.waitForURL((url) => url.pathname === '/')
      await page.goto('/account')
      for (let width = 320; width <= 480; width += 8) {
        await page.setViewportSize({ width, height: 640 })
        expect(await linesOf(page, day), `${width} px`).toBe(1)
        await expectNoOverflow(page)
      }
    })
  })
}

/** How many lines a part of the page's first time takes. */
function linesOf(page: Page, part: RegExp): Promise<number> {
  return page
    .locator('main time')
    .first()
    .evaluate(
      ({ firstChild: text }, { source, flags }) => {
        const [found = ''] =
          new RegExp(source, flags).exec(text?.textContent?.replaceAll('\u00a0', ' ') ?? '') ?? []
        const range = document.createRange()
        if (text === null || found === '') return 0
        range.setStart(text, 0)
        range.setEnd(text, found.length)
        return range.getClientRects().length
      },
      { source: part.source, flags: part.flags },
    )
}

/** True when what stands behind the address of the page begins below the address's last line. */
function closesOnLineOfItsOwn(page: Page): Promise<boolean> {
  return page
    .locator('main strong[dir=ltr]')
    .first()
    .evaluate((address) => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const isBehind = () =>
        address.compareDocumentPosition(texts.currentNode) === Node.DOCUMENT_POSITION_FOLLOWING
      while (!isBehind() && texts.nextNode() !== null);
      const behind = document.createRange()
      behind.setStart(texts.currentNode, 0)
      behind.setEnd(texts.currentNode, 1)
      const lastLine = [...address.getClientRects()].at(-1)
      return lastLine !== undefined && behind.getBoundingClientRect().top >= lastLine.bottom
    })
}

async function chooses(page: Page, name: string): Promise<void> {
  await page.locator('footer summary').last().click()
  await page.getByRole('button', { name }).click()
  await expect(page.getByRole('button', { name, includeHidden: true })).toHaveAttribute(
    'aria-current',
    'true',
  )
}

function background(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor)
}

function rgb(hex: string): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  return `rgb(${channels.join(', ')})`
}
