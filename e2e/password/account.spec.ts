import type { Locator, Page } from '@playwright/test'
import { holdsPosts } from '../support/holds-posts.ts'
import { HttpVisitor } from '../support/http-visitor.ts'
import { expect, test } from '../support/password-test.ts'
import { OTHER_PASSWORD, PASSWORD, signsInWith } from '../support/password-visitor.ts'
import { newAddress, newestCode } from '../support/visitor.ts'

test('a password is changed with the present one, and every device is signed out and the owner told by email', async ({
  person,
  page,
  pool,
  site,
  clock,
}) => {
  const address = newAddress()
  await person.hasAnAccount(address)
  const phone = new HttpVisitor(site.origin)
  await signsInWith(phone, () => newestCode(pool, address), address)
  await clock.passes({ seconds: 31 })
  await person.signsIn(address)

  await page.goto('/account')
  await page.getByRole('link', { name: 'Change your password' }).click()
  await expect(page.getByRole('heading', { name: 'Change your password' })).toBeVisible()
  const change = async (present: string, proposed: string) => {
    await page.getByLabel('Current password', { exact: true }).fill(present)
    await page.getByLabel('New password', { exact: true }).fill(proposed)
    await page.getByRole('button', { name: 'Change the password' }).click()
  }
  await change(OTHER_PASSWORD, OTHER_PASSWORD)
  await expect(page.locator('#present-error')).toHaveText('Incorrect current password')
  // No account can have this one, and Cognito refuses it unread.
  await change('x ', OTHER_PASSWORD)
  await expect(page.locator('#present-error')).toHaveText('Incorrect current password')
  await change(PASSWORD, 'passwordpassword')
  await expect(page.locator('#password-error')).toContainText('This password is common and easy to guess')
  await change(PASSWORD, OTHER_PASSWORD)
  await expect(
    page.getByRole('heading', { name: 'Your password was changed and you were signed out of all devices' }),
  ).toBeVisible()
  await expect.poll(() => pool.inbox.messages(address)[0]?.subject).toMatch(/^Your .+ password was changed$/)
  expect(await phone.isSignedIn()).toBe(false)
  await clock.passes({ seconds: 31 })
  await person.signsIn(address, OTHER_PASSWORD)
})

test('a refusal that arrives while someone types in another field leaves the focus there', {
  tag: '@script',
}, async ({ person, page }) => {
  const address = newAddress()
  await person.hasAnAccount(address)
  await person.signsIn(address)
  await page.goto('/account/password')
  const present = page.getByLabel('Current password', { exact: true })
  const proposed = page.getByLabel('New password', { exact: true })
  await present.fill(OTHER_PASSWORD)
  await proposed.fill(OTHER_PASSWORD)
  await typesMeanwhile(page, 'Change the password', proposed)
  await expect(page.locator('#present-error')).toHaveText('Incorrect current password')
  await page.keyboard.type(' and home')
  await expect(proposed).toHaveValue(`${OTHER_PASSWORD} and home`)
  await expect(present).toHaveValue(OTHER_PASSWORD)
  // Where no one types, the focus is on what was refused.
  await page.unrouteAll()
  await proposed.press('Enter')
  await expect(present).toBeFocused()
})

test('a refused password leaves the focus in the address that someone corrects meanwhile', {
  tag: '@script',
}, async ({ page }) => {
  await page.goto('/sign-in')
  const email = page.getByLabel('Email address')
  await email.fill('anna@example.co')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await typesMeanwhile(page, 'Sign in', email)
  await expect(page.getByRole('status')).toHaveText('The email address or password is incorrect.')
  await page.keyboard.type('m')
  await expect(email).toHaveValue('anna@example.com')
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue(PASSWORD)
})

/** Sends a form, and goes to one of its fields while the answer is on its way. */
async function typesMeanwhile(page: Page, button: string, field: Locator): Promise<void> {
  await page.waitForLoadState('networkidle')
  const release = await holdsPosts(page)
  await page.getByRole('button', { name: button }).click()
  await expect(page.locator('main button[aria-disabled=true]')).toHaveCount(1)
  await field.press('End')
  release()
}

test('what cannot be undone asks for password and code again', async ({ person, visitor, page, clock }) => {
  const address = newAddress()
  await person.hasAnAccount(address)
  await person.signsIn(address)
  await clock.passes({ seconds: 601 })
  await page.goto('/account/delete')
  await expect(page.getByRole('heading', { name: "Confirm it's you" })).toBeVisible()
  await page.getByRole('button', { name: 'Email me a code' }).click()
  await expect(page.locator('#password-error')).toHaveText('Enter your password')
  await page.getByLabel('Password', { exact: true }).fill(OTHER_PASSWORD)
  await page.getByRole('button', { name: 'Email me a code' }).click()
  await expect(page.getByText('The email address or password is incorrect.').first()).toBeVisible()
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Email me a code' }).click()
  await person.isAskedForCode()
  await visitor.entersCode(await visitor.readsCode(address))
  await page.getByRole('button', { name: 'Delete my account' }).click()
  await expect(page.getByRole('heading', { name: 'Your account was deleted' })).toBeVisible()
  await person.entersPassword(address)
  await expect(page.getByText('The email address or password is incorrect.').first()).toBeVisible()
})

test('a changed password whose other sessions could not be ended says so, and every session stays', async ({
  person,
  page,
  pool,
  clock,
}) => {
  const address = newAddress()
  await person.hasAnAccount(address)
  await person.signsIn(address)
  await page.goto('/account/password')
  await page.getByLabel('Current password', { exact: true }).fill(PASSWORD)
  await page.getByLabel('New password', { exact: true }).fill(OTHER_PASSWORD)
  pool.faults.cognito.fail = {
    operation: 'GlobalSignOut',
    type: 'InternalErrorException',
    message: 'Internal error',
    status: 500,
  }
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByRole('status').first()).toContainText('your other devices are still signed in')
  delete pool.faults.cognito.fail
  await page.goto('/account')
  await page.getByRole('button', { name: 'Sign out of all devices' }).click()
  await expect(page.getByRole('heading', { name: "You're signed out of all devices" })).toBeVisible()
  await clock.passes({ seconds: 31 })
  await person.signsIn(address, OTHER_PASSWORD)
})
