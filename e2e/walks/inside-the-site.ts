import type { Scene, Walker } from './walker.ts'

/** What somebody sees who is signed in, in either mode, until they have signed out. */
export async function insideTheSite(walker: Walker, { clock }: Scene): Promise<void> {
  await walker.shows('home')
  await walker.opens('/account', 'account')
  await walker.field('name').fill('x'.repeat(61))
  await walker.button().click()
  await walker.isRefused('name')
  await walker.shows('account-name-too-long')
  await walker.field('name').fill('Anna')
  await walker.sends()
  await walker.shows('account-saved')
  await walker.opens('/account/delete', 'delete-account')
  await clock.passes({ seconds: 11 * 60 })
  await walker.opens('/account/delete', 'confirm-it-is-you')
  await walker.page.locator('footer summary').first().click()
  await walker.shows('languages')
  await walker.opens('/nowhere', 'not-found')
  await walker.page.goto('/')
  await walker.button().click()
  await walker.page.waitForURL('**/signed-out')
  await walker.shows('signed-out')
}
