import { HttpVisitor } from '../support/http-visitor.ts'
import { expect, test } from '../support/password-test.ts'
import { OTHER_PASSWORD, PASSWORD, signsInWith } from '../support/password-visitor.ts'
import { newAddress, newestCode } from '../support/visitor.ts'

test('a password is changed with the present one, and every device is signed out', async ({
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
  expect(await phone.isSignedIn()).toBe(false)
  await clock.passes({ seconds: 31 })
  await person.signsIn(address, OTHER_PASSWORD)
})

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
