import { disableAccount } from '../support/accounts.ts'
import { HttpVisitor, plainText } from '../support/http-visitor.ts'
import { expect, test } from '../support/password-test.ts'
import { OTHER_PASSWORD, opensAccount, PASSWORD } from '../support/password-visitor.ts'
import { newAddress, newestCode, otherThan } from '../support/visitor.ts'

test('a new visitor signs up, confirms, signs in with password and code, signs out, and in again', async ({
  person,
  visitor,
  page,
  clock,
}) => {
  const address = newAddress()
  await person.hasAnAccount(address)
  await person.signsIn(address)
  await visitor.signsOut()
  await clock.passes({ seconds: 31 })
  await page.goto('/sign-in')
  // What was said after the confirmation is over with the first sign-in.
  await expect(page.getByText('Your email address is confirmed.')).toHaveCount(0)
  await person.signsIn(address)
})

test('after the confirmation the sign-in form has the address', async ({ person, page }) => {
  const address = newAddress()
  await person.hasAnAccount(address)
  await expect(page).toHaveURL(/\/sign-in$/)
  await expect(page.getByLabel('Email address')).toHaveValue(address)
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
})

test('a wrong password and an unknown address read the same, and the address is kept', async ({
  person,
  page,
}) => {
  const address = newAddress()
  await person.hasAnAccount(address)
  for (const who of [address, newAddress()]) {
    await person.entersPassword(who, OTHER_PASSWORD)
    await expect(page.getByRole('status').first()).toHaveText('The email address or password is incorrect.')
    await expect(page.getByLabel('Email address')).toHaveValue(who)
    expect(await page.content()).not.toContain(OTHER_PASSWORD)
    await expect(page).toHaveTitle(/^Error: Sign in/)
  }
})

test('what is missing is said, one field at a time', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.locator('#email-error')).toHaveText('Enter your email address')
  await expect(page.locator('#password-error')).toHaveText('Enter your password')
  await page.getByLabel('Email address').fill('anna@example')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.locator('#email-error')).toHaveText(
    'Enter an email address in the format name@example.com',
  )
  await expect(page.locator('#password-error')).toBeEmpty()
})

test('a password can be looked at', { tag: '@script' }, async ({ page }) => {
  await page.goto('/sign-in')
  const field = page.getByLabel('Password', { exact: true })
  await field.fill(PASSWORD)
  await expect(field).toHaveAttribute('type', 'password')
  await page.getByRole('button', { name: 'Show password' }).click()
  await expect(field).toHaveAttribute('type', 'text')
  await expect(field).toHaveValue(PASSWORD)
  await page.getByRole('button', { name: 'Hide password' }).click()
  await expect(field).toHaveAttribute('type', 'password')
})

test('a wrong code, then the right one', async ({ person, visitor, page }) => {
  const address = await person.reachesCode()
  const code = await visitor.readsCode(address)
  await visitor.entersCode(otherThan(code))
  await expect(page.locator('#code-error')).toHaveText(
    "That code isn't right. Check the newest email and try again.",
  )
  await visitor.entersCode(code)
  await visitor.isHome(address)
})

test('the code comes again without the password, the same code, and counts no try', async ({
  person,
  visitor,
  page,
  clock,
}) => {
  const address = await person.reachesCode()
  const code = await visitor.readsCode(address)
  for (const distance of [1, 2]) await visitor.entersCode(otherThan(code, distance))
  await expect(page.locator('#code-error')).toHaveText("That code isn't right. You have 3 tries left.")
  await clock.passes({ seconds: 31 })
  await page.getByRole('button', { name: 'Send the code again' }).click()
  await expect(page.getByText('We sent the code again at')).toBeVisible()
  expect(await visitor.readsCode(address)).toBe(code)
  await visitor.entersCode(otherThan(code, 3))
  await visitor.entersCode(otherThan(code, 4))
  await expect(page.locator('#code-error')).toHaveText("That code isn't right. You have 1 try left.")
  await visitor.entersCode(code)
  await visitor.isHome(address)
})

test('five wrong codes end it, and a new code can be asked for without the password', async ({
  person,
  visitor,
  page,
  clock,
}) => {
  const address = await person.reachesCode()
  const code = await visitor.readsCode(address)
  for (const distance of [1, 2, 3, 4, 5]) await visitor.entersCode(otherThan(code, distance))
  await expect(page.getByText('Too many attempts. This code no longer works.')).toBeVisible()
  await clock.passes({ seconds: 31 })
  await page.getByRole('button', { name: 'Send a new code' }).click()
  await expect(page.getByLabel('Enter the code')).toBeVisible()
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
})

test('Cognito out of reach for an answer: the code is kept, and works without the password again', async ({
  person,
  visitor,
  page,
  pool,
}) => {
  const address = await person.reachesCode()
  const code = await visitor.readsCode(address)
  pool.faults.cognito.drop = 'before'
  await visitor.entersCode(code)
  await expect(page.locator('#code-error')).toContainText("We can't check or send codes right now.")
  await expect(page.getByLabel('Enter the code')).toHaveValue(code)
  delete pool.faults.cognito.drop
  await page.getByRole('button', { name: 'Sign in' }).click()
  await visitor.isHome(address)
})

test('Cognito out of reach: the address is kept, and a later try works', async ({ person, page, pool }) => {
  const address = newAddress()
  await person.hasAnAccount(address)
  pool.faults.cognito.drop = 'before'
  await person.entersPassword(address)
  await expect(page.getByText("We can't send codes right now. We kept your email address.")).toBeVisible()
  await expect(page.getByLabel('Email address')).toHaveValue(address)
  delete pool.faults.cognito.drop
  await person.signsIn(address)
})

test('three wrong codes behind the right password bring the owner one notice a day', async ({
  person,
  visitor,
  clock,
}) => {
  const address = newAddress()
  await person.hasAnAccount(address)
  const notices = async () => (await visitor.mails(address)).filter(({ text }) => text.includes('wrong code'))
  for (let round = 0; round < 2; round += 1) {
    await person.entersPassword(address)
    await person.isAskedForCode()
    const code = await visitor.readsCode(address)
    for (const distance of [1, 2]) await visitor.entersCode(otherThan(code, distance))
    expect(await notices()).toHaveLength(round)
    await visitor.entersCode(otherThan(code, 3))
    expect(await notices()).toHaveLength(1)
    await visitor.entersCode(code)
    await visitor.isHome(address)
    await visitor.signsOut()
    await clock.passes({ seconds: 3_700 })
  }
})

test('a site whose clock is off says so where the password is entered again', { tag: '@http' }, async ({
  startsSite,
  pool,
  clock,
}) => {
  const site = await startsSite()
  const visitor = new HttpVisitor(site.origin)
  const address = newAddress()
  await opensAccount(visitor, pool, address)
  await visitor.submits('/sign-in', 'Sign in', { email: address, password: PASSWORD })
  await site.runsAhead(clock.aheadMilliseconds + 540_000)
  const html = await visitor.entersCode(newestCode(pool, address))
  expect(plainText(html)).toContain(
    'a problem on our side, and your code no longer works. Sign in again for a new one.',
  )
  expect(html).toContain(address)
  expect(site.output()).toContain('"outcome":"clock"')
})

test('a session that ended is said so where the password is asked for, and the address is kept', async ({
  person,
  page,
  pool,
  clock,
}) => {
  const address = newAddress()
  await person.hasAnAccount(address)
  await person.signsIn(address)
  await disableAccount(pool, address)
  await clock.passes({ seconds: 301 })
  await page.goto('/account')
  await expect(page.getByRole('status')).toHaveText('Your session has ended. Sign in to continue.')
  await expect(page.getByLabel('Email address')).toHaveValue(address)
  await person.entersPassword(address, OTHER_PASSWORD)
  await expect(page.getByRole('status')).toHaveText('The email address or password is incorrect.')
})

test('a password is the same however a keyboard composes it, and with a blank pasted along', async ({
  person,
}) => {
  const address = newAddress()
  await person.hasAnAccount(address, 'cafe\u0301 au lait, s\u2019il')
  await person.signsIn(address, ' caf\u00e9 au lait, s\u2019il ')
})

test.describe('a password field whose script is lost', () => {
  test.use({ mayComplain: /ERR_FAILED|ChunkLoadError|Failed to load chunk/ })

  test('is there again after the next try', { tag: '@script' }, async ({ page }) => {
    await page.route('**/*.js', async (route) => {
      const response = await route.fetch()
      const isOfPasswords = (await response.text()).includes('current-password')
      return isOfPasswords ? route.abort() : route.fulfill({ response })
    })
    await page.goto('/sign-in')
    await expect(page.getByRole('heading', { name: 'Something went wrong' })).toBeVisible()
    await page.unrouteAll({ behavior: 'wait' })
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('button', { name: 'Show password' })).toBeVisible()
    await page.getByRole('button', { name: 'Show password' }).click()
    await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('type', 'text')
  })
})
