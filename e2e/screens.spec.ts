import { codeJourney } from './journeys/code-mode.ts'
import { Journey } from './journeys/journey.ts'
import { expectAccessible } from './support/expect-accessible.ts'
import { pagesOfCodes, unseen } from './support/pages.ts'
import { expect, test } from './support/test.ts'
import { newAddress } from './support/visitor.ts'
import { walksOf } from './support/walks.ts'

test('every screen passes axe and fits its window', { tag: '@looks' }, async ({ page, pool, clock }) => {
  test.slow()
  const journey = new Journey(page, () => expectAccessible(page))
  await codeJourney(journey, { pool, clock, address: newAddress() })
  expect(unseen(pagesOfCodes(), journey.seen), 'pages that no journey shows').toEqual([])
})

test('an unknown page says so, with status 404', async ({ page }) => {
  const response = await page.goto('/nowhere')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  await expect(page).toHaveTitle(/^Page not found/)
})

walksOf(codeJourney)
