import type { LocalPool } from '#infra/local/start-local-pool.ts'
import { HttpVisitor } from './support/http-visitor.ts'
import { isTold, opensBefore, presses } from './support/other-person.ts'
import type { Site } from './support/site.ts'
import { test as base, expect } from './support/test.ts'
import { newAddress, newestCode, otherThan } from './support/visitor.ts'

/** Two people at one browser, one after the other. Both have a session, or wait for a code. */
class Person {
  readonly email = newAddress()
  readonly visitor: HttpVisitor

  constructor(
    site: Site,
    private readonly pool: LocalPool,
  ) {
    this.visitor = new HttpVisitor(site.origin)
  }

  async asksForCode(): Promise<void> {
    await this.visitor.submits('/sign-up', 'Email me a code', { email: this.email })
  }

  async signsIn(): Promise<void> {
    await this.asksForCode()
    await this.visitor.entersCode(this.code())
  }

  code(): string {
    return newestCode(this.pool, this.email)
  }

  mails(): number {
    return this.pool.inbox.messages(this.email).length
  }
}

const test = base.extend<{ anna: Person; bert: Person }>({
  anna: async ({ site, pool }, use) => use(new Person(site, pool)),
  bert: async ({ site, pool }, use) => use(new Person(site, pool)),
})

const signedIn = (anna: Person, bert: Person) =>
  `That page was for ${anna.email}. You're now signed in as ${bert.email}.`

test('a page that deletes the account of A never deletes that of B', async ({ page, anna, bert }) => {
  await Promise.all([anna.signsIn(), bert.signsIn()])
  await opensBefore(page, '/account/delete', anna.visitor, bert.visitor)
  await presses(page, 'Delete my account')
  await isTold(page, signedIn(anna, bert))
  expect(await bert.visitor.isSignedIn()).toBe(true)

  await page.reload()
  await presses(page, 'Delete my account')
  await expect(page.getByRole('heading', { name: 'Your account was deleted' })).toBeVisible()
  expect(await anna.visitor.isSignedIn()).toBe(true)
})

test('a page of A changes no name of B, and keeps nothing of what was typed', async ({
  page,
  anna,
  bert,
}) => {
  await Promise.all([anna.signsIn(), bert.signsIn()])
  await bert.visitor.submits('/account', 'Save the name', { name: 'Bert' })
  await opensBefore(page, '/account', anna.visitor, bert.visitor)
  await page.getByLabel('Name').fill('Anna')
  await presses(page, 'Save the name')
  await isTold(page, signedIn(anna, bert))
  await expect(page.getByLabel('Name')).toHaveValue('Bert')

  await page.getByLabel('Name').fill('Berta')
  await presses(page, 'Save the name')
  await isTold(page, 'Your name was saved.')
  await page.goto('/account')
  await expect(page.getByLabel('Name')).toHaveValue('Berta')
})

test('a page of A signs B out nowhere', async ({ page, anna, bert }) => {
  await Promise.all([anna.signsIn(), bert.signsIn()])
  await opensBefore(page, '/account', anna.visitor, bert.visitor)
  await presses(page, 'Sign out of all devices')
  await isTold(page, signedIn(anna, bert))
  expect(await bert.visitor.isSignedIn()).toBe(true)
  await presses(page, 'Sign out of all devices')
  await expect(page.getByRole('heading', { name: "You're signed out of all devices" })).toBeVisible()
})

test('a page of A asks for no code for B', async ({ page, anna, bert, clock }) => {
  await Promise.all([anna.signsIn(), bert.signsIn()])
  await clock.passes({ seconds: 31 })
  await opensBefore(page, '/sign-in/reauthenticate', anna.visitor, bert.visitor)
  await presses(page, 'Email me a code')
  await isTold(page, signedIn(anna, bert))
  expect([anna.mails(), bert.mails()]).toEqual([1, 1])
  await presses(page, 'Email me a code')
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  expect([anna.mails(), bert.mails()]).toEqual([1, 2])
})

test('a code on the page of A costs B no try, and signs no one in', async ({ page, visitor, anna, bert }) => {
  const told = () => `That page was for ${anna.email}. You're now signing in as ${bert.email}.`
  await Promise.all([anna.asksForCode(), bert.asksForCode()])
  for (const code of [anna.code(), otherThan(bert.code()), bert.code()]) {
    await opensBefore(page, '/sign-in/code', anna.visitor, bert.visitor)
    await visitor.entersCode(code)
    await isTold(page, told())
    await expect(page.getByLabel('Enter the code')).toHaveValue('')
  }
  await visitor.entersCode(otherThan(bert.code()))
  await visitor.entersCode(otherThan(bert.code(), 2))
  await expect(page.locator('#code-error')).toHaveText("That code isn't right. You have 3 tries left.")
  await visitor.entersCode(bert.code())
  await visitor.isHome(bert.email)
})

test('a page of A sends B no code', async ({ page, anna, bert, clock }) => {
  await Promise.all([anna.asksForCode(), bert.asksForCode()])
  await clock.passes({ seconds: 31 })
  await opensBefore(page, '/sign-in/code', anna.visitor, bert.visitor)
  await presses(page, 'Send the code again')
  await isTold(page, `That page was for ${anna.email}. You're now signing in as ${bert.email}.`)
  expect([anna.mails(), bert.mails()]).toEqual([1, 1])
  await presses(page, 'Send the code again')
  await expect(page.getByText('We sent the code again at')).toBeVisible()
  expect([anna.mails(), bert.mails()]).toEqual([1, 2])
})

test('a page of A says so where B has signed in meanwhile', async ({ page, visitor, anna, bert }) => {
  await Promise.all([anna.asksForCode(), bert.signsIn()])
  for (const acts of [() => visitor.entersCode(anna.code()), () => presses(page, 'Send the code again')]) {
    await opensBefore(page, '/sign-in/code', anna.visitor, bert.visitor)
    await acts()
    await expect(page.getByRole('heading', { name: "You're signed in" })).toBeVisible()
    await isTold(page, signedIn(anna, bert))
  }
  await page.goto('/')
  await expect(page.getByRole('status')).toHaveCount(0)
})

test('a form without a valid address of its page does nothing, and says nothing', { tag: '@http' }, async ({
  anna: _,
  bert,
}) => {
  await bert.signsIn()
  for (const person of ['', 'nobody', '<b>@example.com', `${bert.email}x`.repeat(20)]) {
    const answer = await bert.visitor.submits('/account', 'Save the name', { name: 'Mallory', for: person })
    expect(answer.headers.get('location')).toBe('/account')
  }
  expect(await bert.visitor.reads('/account')).not.toContain('Mallory')
})
