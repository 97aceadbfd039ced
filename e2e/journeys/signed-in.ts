import type { Journey, Setting } from './journey.ts'

/** The screens of a signed-in visitor in either mode, up to the sign-out. */
export async function signedInJourney(journey: Journey, { clock }: Setting): Promise<void> {
  await journey.shows('home')
  await journey.opens('/account', 'account')
  await journey.field('name').fill('x'.repeat(61))
  await journey.button().click()
  await journey.isRefused('name')
  await journey.shows('account-name-too-long')
  await journey.field('name').fill('Anna')
  await journey.sends()
  await journey.shows('account-saved')
  await journey.opens('/account/delete', 'delete-account')
  await clock.passes({ seconds: 11 * 60 })
  await journey.opens('/account/delete', 'confirm-it-is-you')
  await journey.page.locator('footer summary').first().click()
  await journey.shows('languages')
  await journey.opens('/nowhere', 'not-found')
  await journey.opens('/forbidden', 'forbidden')
  await journey.page.goto('/')
  await journey.button().click()
  await journey.page.waitForURL(/\/signed-out\b/)
  await journey.shows('signed-out')
}
