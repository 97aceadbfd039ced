import { expectGoodScreen } from './support/good-screen.ts'
import { expect, test } from './support/test.ts'
import { newAddress, otherThan } from './support/visitor.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, { tag: '@script' }, () => {
    // A colour on its way to another one has no contrast worth measuring.
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } })

    test('every screen passes axe and fits 320 px', async ({ visitor, page, clock }) => {
      test.slow()
      await page.setViewportSize({ width: 320, height: 700 })
      const address = newAddress()
      await page.goto('/sign-in')
      await expectGoodScreen(page)
      await page.getByRole('button', { name: 'E-mail me a code' }).click()
      await expect(page.locator('#email-error')).not.toBeEmpty()
      await expectGoodScreen(page)

      await visitor.signsUp(address)
      await expectGoodScreen(page)
      await page.getByText('Not received it?').click()
      await expectGoodScreen(page)
      const code = await visitor.readsCode(address)
      await visitor.entersCode(otherThan(code))
      await expect(page.locator('#code-error')).not.toBeEmpty()
      await expectGoodScreen(page)
      for (const distance of [2, 3, 4, 5]) await visitor.entersCode(otherThan(code, distance))
      await expect(page.getByRole('button', { name: 'Send a new code' })).toBeVisible()
      await expectGoodScreen(page)

      await page.goto('/sign-in')
      await expectGoodScreen(page)
      await page.goto('/sign-up')
      await expectGoodScreen(page)
      await clock.passes({ seconds: 31 })
      await visitor.asksForCode(address)
      await visitor.entersCode(await visitor.readsCode(address))
      await visitor.isHome(address)
      await expectGoodScreen(page)
      await page.goto('/account')
      await expectGoodScreen(page)
      await page.getByLabel('Name').fill('x'.repeat(61))
      await page.getByRole('button', { name: 'Save the name' }).click()
      await expect(page.locator('#name-error')).not.toBeEmpty()
      await expectGoodScreen(page)
      await page.goto('/account/delete')
      await expectGoodScreen(page)
      await page.goto('/sign-in/again?next=/account/delete')
      await expectGoodScreen(page)
      await page.goto('/')
      await visitor.signsOut()
      await expectGoodScreen(page)
      await page.goto('/nowhere')
      await expectGoodScreen(page)
    })
  })
}

test('an unknown page says so, with status 404', async ({ page }) => {
  const response = await page.goto('/nowhere')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'There is no page here' })).toBeVisible()
  await expect(page).toHaveTitle(/^Page not found/)
})
