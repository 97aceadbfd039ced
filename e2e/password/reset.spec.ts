import { HttpVisitor } from '../support/http-visitor.ts'
import { OFFLINE, pressesOffline } from '../support/offline.ts'
import { expect, test } from '../support/password-test.ts'
import { cognitoMails, newestCognitoCode, OTHER_PASSWORD, signsInWith } from '../support/password-visitor.ts'
import { newAddress, newestCode, otherThan } from '../support/visitor.ts'

const INTERNAL_ERROR = { type: 'InternalErrorException', message: 'Internal error', status: 500 }

test('a forgotten password is replaced, all sessions end, and one notice goes out', async ({
  person,
  visitor,
  page,
  pool,
  site,
  clock,
}) => {
  const address = newAddress()
  await person.hasAnAccount(address)
  const phone = new HttpVisitor(site.origin)
  await signsInWith(phone, () => newestCode(pool, address), address)
  expect(await phone.isSignedIn()).toBe(true)

  await person.forgotPassword(address)
  await person.choosesPassword(newestCognitoCode(pool, address), OTHER_PASSWORD)
  await expect(
    page.getByText('Your password was changed and you were signed out of all devices.'),
  ).toBeVisible()
  await expect(page.getByLabel('Email address')).toHaveValue(address)
  // On this instance of the site, even before its cookie has to be renewed.
  expect(await phone.isSignedIn()).toBe(false)
  await clock.passes({ seconds: 301 })
  expect(await phone.isSignedIn()).toBe(false)
  const notices = (await visitor.mails(address)).filter(({ text }) => text.includes('password'))
  expect(notices).toHaveLength(1)

  await person.entersPassword(address)
  await expect(page.getByRole('status').first()).toHaveText('The email address or password is incorrect.')
  await person.signsIn(address, OTHER_PASSWORD)
})

test('a wrong code and a weak password are said, the code is kept, and the right ones work', async ({
  person,
  page,
  pool,
}) => {
  const address = await person.reachesReset()
  const code = newestCognitoCode(pool, address)
  await person.choosesPassword(otherThan(code), OTHER_PASSWORD)
  await expect(page.locator('#code-error')).toHaveText(
    "That code isn't right, or it no longer works. Check the newest email and try again.",
  )
  await expect(page.getByLabel('Enter the code')).toHaveValue(otherThan(code))
  expect(await page.content()).not.toContain(OTHER_PASSWORD)
  await person.choosesPassword(code, 'passwordpassword')
  await expect(page.locator('#password-error')).toContainText('This password is common and easy to guess')
  await expect(page.getByLabel('Enter the code')).toHaveValue(code)
  await person.choosesPassword(code, OTHER_PASSWORD)
  await expect(page.getByText('Your password was changed')).toBeVisible()
  await person.signsIn(address, OTHER_PASSWORD)
})

test('a password that is forgotten on the way to a page leads there in the end', async ({
  person,
  visitor,
  page,
  pool,
}) => {
  const address = newAddress()
  await person.hasAnAccount(address)
  await page.goto('/account')
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await page.getByLabel('Email address').fill(address)
  await page.getByRole('button', { name: 'Email me a code' }).click()
  await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible()
  await person.choosesPassword(newestCognitoCode(pool, address), OTHER_PASSWORD)
  await page.getByLabel('Password', { exact: true }).fill(OTHER_PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await person.isAskedForCode()
  await visitor.entersCode(await visitor.readsCode(address))
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible()
})

test('after a wrong code, what another request came to stands alone', { tag: '@script' }, async ({
  person,
  page,
  pool,
}) => {
  const address = await person.reachesReset()
  await person.choosesPassword(otherThan(newestCognitoCode(pool, address)), OTHER_PASSWORD)
  await expect(page.locator('#code-error')).toHaveText(/^That code isn't right/)
  await page.getByRole('button', { name: 'Send the code again' }).click()
  await expect(page.getByRole('status')).toHaveText(/^You asked for another code at/)
  await expect(page.locator('#code-error')).toBeEmpty()
})

test('a code for a new password works for an hour, and another one can be asked for', async ({
  person,
  page,
  pool,
  clock,
}) => {
  const address = await person.reachesReset()
  const first = newestCognitoCode(pool, address)
  await page.getByRole('button', { name: 'Send the code again' }).click()
  await expect(page.getByText('You asked for another code at')).toBeVisible()
  const second = newestCognitoCode(pool, address)
  expect(second).not.toBe(first)
  await clock.passes({ seconds: 3_590 })
  await person.choosesPassword(first, OTHER_PASSWORD)
  await expect(page.locator('#code-error')).not.toBeEmpty()
  await person.choosesPassword(second, OTHER_PASSWORD)
  await expect(page.getByText('Your password was changed')).toBeVisible()
})

test('a password that is changed although other sessions could not be ended is said to be', async ({
  person,
  page,
  pool,
}) => {
  const address = await person.reachesReset()
  pool.faults.cognito.fail = { operation: 'AdminUserGlobalSignOut', ...INTERNAL_ERROR }
  await person.choosesPassword(newestCognitoCode(pool, address), OTHER_PASSWORD)
  await expect(page.getByText('other devices may still be signed in')).toBeVisible()
  delete pool.faults.cognito.fail
  await expect(page.getByLabel('Email address')).toHaveValue(address)
  await person.signsIn(address, OTHER_PASSWORD)
})

test('a new password whose answer got lost may have been taken, and the page says so', async ({
  person,
  page,
  pool,
}) => {
  const address = await person.reachesReset()
  const code = newestCognitoCode(pool, address)
  pool.faults.cognito.lose = 'ConfirmForgotPassword'
  await person.choosesPassword(code, OTHER_PASSWORD)
  await expect(page.locator('#code-error')).toContainText("We can't tell whether your password was changed.")
  delete pool.faults.cognito.lose
  await person.signsIn(address, OTHER_PASSWORD)
})

test('what was typed into the sign-in form goes along to a forgotten password', { tag: '@script' }, async ({
  person,
  page,
}) => {
  await person.forgotPassword(newAddress())
  const address = newAddress()
  await page.goto('/sign-in')
  await page.getByLabel('Email address').fill(address)
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible()
  await expect(page.getByLabel('Email address')).toHaveValue(address)
})

test('after a wrong code the new password is still in its field, hidden, and only the page kept it', {
  tag: '@script',
}, async ({ person, page, pool }) => {
  const address = await person.reachesReset()
  await page.getByRole('button', { name: 'Show new password', exact: false }).click()
  await person.choosesPassword(otherThan(newestCognitoCode(pool, address)), OTHER_PASSWORD)
  await expect(page.locator('#code-error')).not.toBeEmpty()
  const field = page.getByLabel('New password', { exact: true })
  await expect(field).toHaveValue(OTHER_PASSWORD)
  await expect(field).toHaveAttribute('type', 'password')
  expect(await page.content()).not.toContain(OTHER_PASSWORD)
})

test('a second tab that is behind is led to where the first one is', async ({
  person,
  page,
  pool,
  context,
}) => {
  const address = await person.reachesReset()
  const code = newestCognitoCode(pool, address)
  const behind = await context.newPage()
  await behind.goto('/forgot-password/reset')
  await person.choosesPassword(code, OTHER_PASSWORD)
  await expect(page.getByText('Your password was changed')).toBeVisible()
  await behind.getByLabel('Enter the code').fill(code)
  await behind.getByLabel('New password', { exact: true }).fill(OTHER_PASSWORD)
  await behind.getByRole('button', { name: 'Change the password' }).click()
  await expect(behind.getByText('Your password was changed')).toBeVisible()
  await expect(behind.getByLabel('Email address')).toHaveValue(address)
})

test('an unknown address reads what a known one reads, and gets no mail', async ({ person, page, pool }) => {
  const known = newAddress()
  const unknown = newAddress()
  await person.hasAnAccount(known)
  const sights: string[] = []
  for (const address of [known, unknown]) {
    await person.forgotPassword(address)
    sights.push((await page.locator('main').innerText()).replaceAll(address, 'ADDRESS'))
    await person.choosesPassword('000000', OTHER_PASSWORD)
    await expect(page.locator('#code-error')).not.toBeEmpty()
    sights.push((await page.locator('main').innerText()).replaceAll(address, 'ADDRESS'))
  }
  expect(sights.slice(2)).toEqual(sights.slice(0, 2))
  expect(cognitoMails(pool, known)).toBe(2)
  expect(pool.inbox.messages(unknown)).toEqual([])
})

test('without a network "Send the code again" says so, keeps what was typed, and works afterwards', {
  tag: '@script',
}, async ({ person, page, pool }) => {
  const address = await person.reachesReset()
  const before = cognitoMails(pool, address)
  await page.locator('#code').fill('123')
  const button = page.getByRole('button', { name: 'Send the code again' })
  await pressesOffline(button)
  await expect(page.locator('#code')).toHaveValue('123')
  await button.click()
  await expect.poll(() => cognitoMails(pool, address)).toBe(before + 1)
  await expect(page.getByText(OFFLINE)).toHaveCount(0)
})
