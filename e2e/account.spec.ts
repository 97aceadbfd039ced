import { offers } from '#lib/testing/offers.ts'
import { HttpVisitor } from './support/http-visitor.ts'
import { returnPathIn } from './support/return-paths.ts'
import { expect, test } from './support/test.ts'
import { newAddress, newestCode, otherThan, type Visitor } from './support/visitor.ts'

const REVOKED = { type: 'NotAuthorizedException', message: 'Refresh Token has been revoked', status: 400 }

test('a name is kept, shown, and can be taken away again', async ({ visitor, page }) => {
  await signsUp(visitor)
  await page.getByRole('link', { name: 'Your account' }).click()
  await page.getByLabel('Name').fill('  Anna Ångström ')
  await page.getByRole('button', { name: 'Save the name' }).click()
  await expect(page.getByRole('status').first()).toHaveText('Your name was saved.')
  await page.goto('/')
  await expect(page.getByText('Anna Ångström', { exact: true })).toBeVisible()
  await page.goto('/account')
  await expect(page.getByLabel('Name')).toHaveValue('Anna Ångström')
  await page.getByLabel('Name').fill('')
  await page.getByRole('button', { name: 'Save the name' }).click()
  await expect(page.getByRole('status').first()).toHaveText('Your name was saved.')
  await page.goto('/')
  await expect(page.getByText('Anna')).toHaveCount(0)
})

test('a name that is none is kept in the field, with the reason', async ({ visitor, page }) => {
  await signsUp(visitor)
  await page.goto('/account')
  const long = 'a'.repeat(61)
  await page.getByLabel('Name').fill(long)
  await page.getByRole('button', { name: 'Save the name' }).click()
  await expect(page.locator('#name-error')).toHaveText('Use 60 characters or fewer')
  await expect(page.getByLabel('Name')).toHaveValue(long)
  await page.getByLabel('Name').fill('<b>Anna</b>')
  await page.getByRole('button', { name: 'Save the name' }).click()
  await expect(page.locator('#name-error')).toHaveText('Use letters, numbers and common punctuation')
})

test('a name in any script is kept as it was typed, without the marks that a keyboard left around it', async ({
  visitor,
  page,
}) => {
  await signsUp(visitor)
  for (const name of ['👩\u200D👩\u200D👧 Fam', 'नमस्ते क्\u200Dष', 'نیک\u200Cپور']) {
    await page.goto('/account')
    await page.getByLabel('Name').fill(`\u200F${name}\u200E`)
    await page.getByRole('button', { name: 'Save the name' }).click()
    await expect(page.getByRole('status').first()).toHaveText('Your name was saved.')
    await page.goto('/account')
    await expect(page.getByLabel('Name')).toHaveValue(name)
  }
  await page.getByLabel('Name').fill('Anna \u202Enimda')
  await page.getByRole('button', { name: 'Save the name' }).click()
  await expect(page.locator('#name-error')).toHaveText('Use letters, numbers and common punctuation')
})

test('signing out everywhere ends the session on the other device too', async ({
  visitor,
  page,
  site,
  pool,
  clock,
}) => {
  const address = await signsUp(visitor)
  await clock.passes({ seconds: 31 })
  const phone = new HttpVisitor(site.origin)
  await phone.asksForCode(address)
  await phone.entersCode(newestCode(pool, address))
  expect(await phone.isSignedIn()).toBe(true)
  await page.goto('/account')
  await page.getByRole('button', { name: 'Sign out of all devices' }).click()
  await expect(page.getByRole('heading', { name: "You're signed out of all devices" })).toBeVisible()
  expect(await phone.isSignedIn()).toBe(false)
})

test('a sign-out everywhere that failed says so, and every session stays', async ({
  visitor,
  page,
  pool,
}) => {
  await signsUp(visitor)
  await page.goto('/account')
  pool.faults.cognito.drop = 'before'
  await page.getByRole('button', { name: 'Sign out of all devices' }).click()
  await expect(page.getByText("We can't do that right now.")).toBeVisible()
  delete pool.faults.cognito.drop
  await page.goto('/account')
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible()
})

test('a session that Cognito already ended cannot claim to have ended the others', async ({
  visitor,
  page,
  pool,
}) => {
  await signsUp(visitor)
  await page.goto('/account')
  pool.faults.cognito.fail = { operation: 'GetTokensFromRefreshToken', ...REVOKED }
  await page.getByRole('button', { name: 'Sign out of all devices' }).click()
  await expect(page).toHaveURL(/\/sign-in\?next=\/account$/)
  delete pool.faults.cognito.fail
})

test('an account is deleted after a fresh code, and the address is free again', async ({
  visitor,
  page,
  clock,
  pool,
}) => {
  const address = await signsUp(visitor)
  await clock.passes({ seconds: 660 })
  await page.goto('/account')
  await page.getByRole('link', { name: 'Delete account' }).click()
  await expect(page.getByRole('heading', { name: "Confirm it's you" })).toBeVisible()
  await page.getByRole('button', { name: 'Email me a code' }).click()
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  await visitor.entersCode(newestCode(pool, address))
  await expect(page.getByRole('heading', { name: 'Delete your account?' })).toBeVisible()
  await page.getByRole('button', { name: 'Delete my account' }).click()
  await expect(page.getByRole('heading', { name: 'Your account was deleted' })).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()

  await clock.passes({ seconds: 31 })
  await visitor.signsUp(address)
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
})

test('right after a sign-in no second code is asked for', async ({ visitor, page }) => {
  await signsUp(visitor)
  await page.goto('/account/delete')
  await expect(page.getByRole('heading', { name: 'Delete your account?' })).toBeVisible()
  await page.getByRole('link', { name: 'Keep my account' }).click()
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible()
})

test('who is sent to sign in comes back to the page they wanted, by sign-up and a resend, too', async ({
  visitor,
  page,
  clock,
}) => {
  const address = newAddress()
  await page.goto('/account?from=mail')
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount%3Ffrom%3Dmail$/)
  await page.getByRole('link', { name: 'Create an account' }).click()
  await expect(page.getByRole('heading', { name: 'Create an account' })).toBeVisible()
  await visitor.sendsAddress(address)
  await clock.passes({ seconds: 31 })
  await page.getByRole('button', { name: 'Send the code again' }).click()
  await expect(page.getByText('We sent the code again at')).toBeVisible()
  await visitor.entersCode(await visitor.readsCode(address))
  await expect(page).toHaveURL(/\/account\?from=mail$/)
})

test('the way back survives a wrong code, another language, another address and starting again', {
  tag: '@http',
}, async ({ site, pool, clock }) => {
  const visitor = new HttpVisitor(site.origin)
  const email = newAddress()
  const next = '/account?from=mail'
  await visitor.submits('/sign-in', 'Email me a code', { email: newAddress(), next })
  expect(await returnPathIn(visitor, '/sign-in', 'Email me a code')).toBe(next)
  await visitor.submits('/sign-in', 'Start again')
  expect(await returnPathIn(visitor, '/sign-up', 'Email me a code')).toBe(next)
  await visitor.submits('/sign-up', 'Email me a code', { email })
  await visitor.entersCode('12')
  await visitor.entersCode(otherThan(newestCode(pool, email)))
  if (offers('de', 'en')) {
    await visitor.submits('/sign-in/code', 'Deutsch', { language: 'de' })
    await visitor.submits('/sign-in/code', 'English', { language: 'en' })
  }
  await clock.passes({ seconds: 31 })
  await visitor.submits('/sign-in/code', 'Send the code again')
  const signedIn = await visitor.submits('/sign-in/code', 'Sign in', { code: newestCode(pool, email) })
  expect(signedIn.headers.get('location')).toBe(next)
  expect(visitor.cookies.has('return-path')).toBe(false)
})

test('the newest way back survives "Start again"', async ({ visitor, page }) => {
  const address = newAddress()
  await visitor.signsUp(newAddress())
  await page.goto('/account')
  await page.getByRole('button', { name: 'Start again' }).click()
  await expect(page.getByLabel('Email address')).toHaveValue('')
  await visitor.sendsAddress(address)
  await visitor.entersCode(await visitor.readsCode(address))
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible()
})

test('a way that leads off the site leads home', async ({ visitor, page }) => {
  const address = newAddress()
  for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)']) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
    await expect(page.locator('input[name=next]').first()).toHaveValue('/')
  }
  await visitor.signsUp(address)
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
  await page.goto('/sign-in?next=%2F%2Fevil.example')
  await visitor.isHome(address)
})

async function signsUp(visitor: Visitor): Promise<string> {
  const address = newAddress()
  await visitor.signsUp(address)
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
  return address
}
