import type { Page } from '@playwright/test'
import { offers } from '#lib/testing/offers.ts'
import { expectAccessible } from './support/expect-accessible.ts'
import { expect, test } from './support/test.ts'

test.skip(!offers('de', 'ar'), 'The languages that these tests are about are not offered.')

const LAYOUT_FAULT = /500 \(Internal Server Error\)|An unexpected response was received/

test.describe('where a page fails', () => {
  test.use({ locale: 'ar', mayComplain: LAYOUT_FAULT })

  test('its place is taken in its language, and what was typed comes back with it', {
    tag: '@script',
  }, async ({ page }) => {
    await page.goto('/sign-in')
    await page.locator('#email').fill('anna@example.com')
    await page.route('**', (route) =>
      route.request().method() === 'POST' ? route.fulfill({ status: 500 }) : route.continue(),
    )
    await page.locator('main form button').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('حدث خطأ')
    await expect(page).toHaveTitle('خطأ: حدث خطأ · App')
    await expect(page.getByRole('banner')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'إعادة المحاولة' }).click()
    await expect(page.locator('#email')).toHaveValue('anna@example.com')
  })
})

test.describe('where the layout itself fails', () => {
  test.use({ locale: 'ar', mayComplain: LAYOUT_FAULT })

  test('the page that is left speaks the language of the browser, in the site’s own looks', {
    tag: '@script',
  }, async ({ page }) => {
    await page.goto('/sign-in')
    await losesItsLayout(page, 'continue')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('حدث خطأ')
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(page.locator('html')).toHaveAttribute('lang', 'ar')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'إعادة المحاولة' }).click()
    await expect(page.locator('#email')).toBeVisible()
  })
})

test.describe('where even the words for that cannot be fetched', () => {
  test.use({ locale: 'ar', mayComplain: new RegExp(`${LAYOUT_FAULT.source}|net::ERR_FAILED`) })

  test('the page that is left speaks English', { tag: '@script' }, async ({ page }) => {
    await page.goto('/sign-in', { waitUntil: 'networkidle' })
    const refused: string[] = []
    page.on('requestfailed', (request) => {
      if (request.resourceType() === 'script') refused.push(request.url())
    })
    await losesItsLayout(page, 'abort')
    // Next asks for them twice before it gives up.
    await expect.poll(() => refused.length).toBe(2)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Something went wrong')
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page.getByRole('link', { name: 'Back to sign in' })).toBeVisible()
  })
})

/** The switch for the language is in the layout, and so throws there; what becomes of other requests is the test's choice. */
async function losesItsLayout(page: Page, others: 'continue' | 'abort'): Promise<void> {
  await page.locator('footer summary').first().click()
  await page.route('**', (route) =>
    route.request().method() === 'POST' ? route.fulfill({ status: 500 }) : route[others](),
  )
  await page.getByRole('button', { name: 'Deutsch' }).click()
}
