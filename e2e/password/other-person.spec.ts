import { HttpVisitor } from '../support/http-visitor.ts'
import { isTold, opensBefore, presses } from '../support/other-person.ts'
import { test as base, expect } from '../support/password-test.ts'
import {
  cognitoMails,
  newestCognitoCode,
  OTHER_PASSWORD,
  opensAccount,
  opensTemporaryAccount,
  PASSWORD,
  signsInWith,
} from '../support/password-visitor.ts'
import { newAddress, newestCode } from '../support/visitor.ts'

type Person = { readonly email: string; readonly visitor: HttpVisitor }

const test = base.extend<{ anna: Person; bert: Person }>({
  anna: async ({ site }, use) => use({ email: newAddress(), visitor: new HttpVisitor(site.origin) }),
  bert: async ({ site }, use) => use({ email: newAddress(), visitor: new HttpVisitor(site.origin) }),
})

const signedIn = (anna: Person, bert: Person) =>
  `That page was for ${anna.email}. You're now signed in as ${bert.email}.`
const thisOne = (anna: Person, bert: Person) =>
  `That page was for ${anna.email}. This one is for ${bert.email}.`

test('a page of A changes no password of B, though both have the same', async ({
  page,
  pool,
  anna,
  bert,
}) => {
  for (const { email, visitor } of [anna, bert]) {
    await opensAccount(visitor, pool, email)
    await signsInWith(visitor, () => newestCode(pool, email), email)
  }
  await opensBefore(page, '/account/password', anna.visitor, bert.visitor)
  for (const told of [signedIn(anna, bert), undefined]) {
    await expect(page.getByLabel('Current password', { exact: true })).toHaveValue('')
    await page.getByLabel('Current password', { exact: true }).fill(PASSWORD)
    await page.getByLabel('New password', { exact: true }).fill(OTHER_PASSWORD)
    await presses(page, 'Change the password')
    if (told !== undefined) {
      await isTold(page, told)
      expect(await bert.visitor.isSignedIn()).toBe(true)
    }
  }
  await expect(page.getByRole('link', { name: 'Sign in again' })).toBeVisible()
})

test('a page of A enters no password for B', async ({ page, pool, clock, anna, bert }) => {
  for (const { email, visitor } of [anna, bert]) {
    await opensAccount(visitor, pool, email)
    await signsInWith(visitor, () => newestCode(pool, email), email)
  }
  await clock.passes({ seconds: 31 })
  const mails = pool.inbox.messages(bert.email).length
  await opensBefore(page, '/sign-in/reauthenticate', anna.visitor, bert.visitor)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await presses(page, 'Email me a code')
  await isTold(page, signedIn(anna, bert))
  expect(pool.inbox.messages(bert.email)).toHaveLength(mails)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await presses(page, 'Email me a code')
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
})

test('a page of A confirms no address of B, and asks for no code', async ({
  page,
  pool,
  clock,
  person,
  anna,
  bert,
}) => {
  for (const { email, visitor } of [anna, bert]) {
    await visitor.submits('/sign-up', 'Create an account', { email, password: PASSWORD })
  }
  await clock.passes({ seconds: 61 })
  const code = newestCognitoCode(pool, bert.email)
  await opensBefore(page, '/sign-up/confirm', anna.visitor, bert.visitor)
  await person.confirms(code)
  await isTold(page, thisOne(anna, bert))
  await opensBefore(page, '/sign-up/confirm', anna.visitor, bert.visitor)
  await presses(page, 'Send the code again')
  await isTold(page, thisOne(anna, bert))
  expect([anna, bert].map(({ email }) => cognitoMails(pool, email))).toEqual([1, 1])
  await person.confirms(code)
  await expect(page.getByText('Your email address is confirmed.')).toBeVisible()
})

test('a page of A resets no password of B, and asks for no code', async ({
  page,
  pool,
  clock,
  person,
  anna,
  bert,
}) => {
  for (const { email, visitor } of [anna, bert]) {
    await opensAccount(visitor, pool, email)
    await visitor.submits('/forgot-password', 'Email me a code', { email })
  }
  await clock.passes({ seconds: 61 })
  const code = newestCognitoCode(pool, bert.email)
  await opensBefore(page, '/forgot-password/reset', anna.visitor, bert.visitor)
  await person.choosesPassword(code, OTHER_PASSWORD)
  await isTold(page, thisOne(anna, bert))
  await expect(page.getByLabel('Enter the code')).toHaveValue('')
  await opensBefore(page, '/forgot-password/reset', anna.visitor, bert.visitor)
  await presses(page, 'Send the code again')
  await isTold(page, thisOne(anna, bert))
  expect([anna, bert].map(({ email }) => cognitoMails(pool, email))).toEqual([2, 2])
  await person.choosesPassword(code, OTHER_PASSWORD)
  await expect(page.getByText('Your password was changed')).toBeVisible()
})

test('a page of A says so where B has signed in meanwhile', async ({
  page,
  pool,
  person,
  anna,
  bert,
  site,
}) => {
  const carla = { email: newAddress(), visitor: new HttpVisitor(site.origin) }
  await carla.visitor.submits('/sign-up', 'Create an account', { email: carla.email, password: PASSWORD })
  await opensTemporaryAccount(anna.visitor, pool, anna.email)
  await opensAccount(bert.visitor, pool, bert.email)
  await signsInWith(bert.visitor, () => newestCode(pool, bert.email), bert.email)
  await opensBefore(page, '/sign-in/new-password', anna.visitor, bert.visitor)
  await person.choosesOwnPassword(PASSWORD)
  await expect(page.getByRole('heading', { name: "You're signed in" })).toBeVisible()
  await isTold(page, signedIn(anna, bert))
  await opensBefore(page, '/sign-up/confirm', carla.visitor, bert.visitor)
  await presses(page, 'Send the code again')
  await expect(page.getByRole('heading', { name: "You're signed in" })).toBeVisible()
  await isTold(page, signedIn(carla, bert))
})

test('a page of A chooses no first password for B', async ({ page, pool, person, anna, bert }) => {
  for (const { email, visitor } of [anna, bert]) await opensTemporaryAccount(visitor, pool, email)
  await opensBefore(page, '/sign-in/new-password', anna.visitor, bert.visitor)
  await person.choosesOwnPassword(PASSWORD)
  await isTold(page, thisOne(anna, bert))
  await person.choosesOwnPassword(PASSWORD)
  await person.isAskedForCode()
})
