import { expectGoodScreen } from './support/good-screen.ts'
import { pagesOfCodes, unseen } from './support/pages.ts'
import { expect, test } from './support/test.ts'
import { newAddress } from './support/visitor.ts'
import { Walker } from './walks/walker.ts'
import { walkWithCode } from './walks/with-code.ts'

test('every screen passes axe and fits its window', { tag: '@looks' }, async ({ page, pool, clock }) => {
  test.slow()
  const walker = new Walker(page, () => expectGoodScreen(page))
  await walkWithCode(walker, { pool, clock, address: newAddress() })
  expect(unseen(pagesOfCodes(), walker.seen), 'pages that no walk shows').toEqual([])
})

test('an unknown page says so, with status 404', async ({ page }) => {
  const response = await page.goto('/nowhere')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'There is no page here' })).toBeVisible()
  await expect(page).toHaveTitle(/^Page not found/)
})
