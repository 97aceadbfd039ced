import type { Page } from '@playwright/test'
import type { LocalPool } from '#infra/local/start-local-pool.ts'
import { offers } from '#lib/testing/offers.ts'
import { expect, test } from './support/test.ts'
import { newAddress, newestCode } from './support/visitor.ts'

test.use({ locale: 'ja-JP' })
test.skip(!offers('ja', 'ar'), 'The languages that this is about are not offered.')

test('mails are in the language of the page that an account was made on, and then of the one it was signed in from', {
  tag: '@script',
}, async ({ page, browser, pool, site, clock }) => {
  const address = newAddress()
  await sendsAddress(page, '/sign-up', address)
  expect(languages(pool, address)).toEqual(['ja'])

  await clock.passes({ seconds: 31 })
  const arabic = await browser.newContext({ locale: 'ar', baseURL: site.origin })
  const other = await arabic.newPage()
  await sendsAddress(other, '/sign-in', address)
  await expect(other.locator('html')).toHaveAttribute('dir', 'rtl')
  expect(languages(pool, address)).toEqual(['ja', 'ja'])
  await other.locator('input[name=code]').fill(newestCode(pool, address))
  await expect(other).toHaveURL(`${site.origin}/`)

  await clock.passes({ seconds: 31 })
  await sendsAddress(page, '/sign-in', address)
  expect(languages(pool, address)).toEqual(['ja', 'ja', 'ar'])
  await arabic.close()
})

async function sendsAddress(page: Page, path: string, address: string): Promise<void> {
  await page.goto(path)
  await page.locator('input[name=email]').fill(address)
  await page.locator('main form:has(input[name=email]) button[type=submit]').click()
  await expect(page.locator('input[name=code]')).toBeVisible()
}

/** Of all mails to an address, the oldest first. */
function languages(pool: LocalPool, address: string): (string | undefined)[] {
  return pool.inbox
    .messages(address)
    .map(({ html }) => /<html lang="(\w+)/.exec(html)?.[1])
    .reverse()
}
