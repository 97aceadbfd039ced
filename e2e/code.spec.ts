import type { Page } from '@playwright/test'
import { expect, test } from './support/test.ts'
import { newAddress, otherThan } from './support/visitor.ts'

test('a wrong code, then the right one', async ({ visitor, page }) => {
  const address = newAddress()
  await visitor.signsUp(address)
  const code = await visitor.readsCode(address)
  await visitor.entersCode(otherThan(code))
  await expectError(page, "That code isn't right. Check the newest email and try again.")
  await expect(page).toHaveTitle(/^Error: /)
  await expect(page.getByLabel('Enter the code')).toHaveValue(otherThan(code))
  await expect(page.getByLabel('Enter the code')).toHaveAttribute('aria-invalid', 'true')

  await visitor.entersCode(otherThan(code, 2))
  await expectError(page, "That code isn't right. You have 3 tries left.")
  await visitor.entersCode(code)
  await visitor.isHome(address)
})

test('five wrong codes end it, and a new code works', async ({ visitor, page, clock }) => {
  const address = newAddress()
  await visitor.signsUp(address)
  const code = await visitor.readsCode(address)
  for (const distance of [1, 2, 3, 4, 5]) await visitor.entersCode(otherThan(code, distance))
  await expect(page.getByRole('status')).toHaveText('Too many attempts. This code no longer works.')
  await expect(page.getByLabel('Enter the code')).toHaveCount(0)
  // One notice at a time: the newest.
  await page.getByRole('button', { name: 'Send a new code' }).click()
  await expect(page.getByRole('status')).toHaveText(/^You can ask again at/)

  await clock.passes({ seconds: 31 })
  await page.getByRole('button', { name: 'Send a new code' }).click()
  await expect(page.getByRole('status')).toHaveText(/^We sent a new code at/)
  const fresh = await visitor.readsCode(address)
  await visitor.entersCode(fresh)
  await visitor.isHome(address)
})

test('what is no code costs no try', async ({ visitor, page }) => {
  const address = newAddress()
  await visitor.signsUp(address)
  const code = await visitor.readsCode(address)
  const slips = [
    ['', 'Enter the 6\u2011digit code'],
    ['12345', 'You entered 5 digits. The code has 6.'],
    ['1', 'You entered 1 digit. The code has 6.'],
    ['12a456', 'The code contains digits only'],
  ] as const
  for (const [typed, sentence] of [...slips, ...slips]) {
    await page.getByLabel('Enter the code').fill(typed)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expectError(page, sentence)
  }
  await visitor.entersCode(`${code.slice(0, 3)} ${code.slice(3)}`)
  await visitor.isHome(address)
})

test('a whole sentence with the code in it will do', async ({ visitor }) => {
  const address = newAddress()
  await visitor.signsUp(address)
  await visitor.entersCode(`${await visitor.readsCode(address)} is your App code`)
  await visitor.isHome(address)
})

test('the same code comes again when it is asked for again', async ({ visitor, page, clock }) => {
  const address = newAddress()
  await visitor.signsUp(address)
  const code = await visitor.readsCode(address)
  await page.getByRole('button', { name: 'Send the code again' }).click()
  await expect(page.getByRole('status')).toHaveText(/^We sent the code at .*\. You can ask again at/)
  expect(await visitor.mails(address)).toHaveLength(1)

  await clock.passes({ seconds: 31 })
  await page.getByRole('button', { name: 'Send the code again' }).click()
  await expect(page.getByRole('status')).toHaveText(/^We sent the code again at/)
  expect(await visitor.mails(address)).toHaveLength(2)
  expect(await visitor.readsCode(address)).toBe(code)
  await visitor.entersCode(code)
  await visitor.isHome(address)
})

test('an expired code is replaced by a new one', async ({ visitor, page, clock }) => {
  const address = newAddress()
  await visitor.signsUp(address)
  const old = await visitor.readsCode(address)
  await visitor.entersCodeTooLate(old, () => clock.passes({ seconds: 601 }))
  await expect(page.getByRole('status')).toHaveText(
    `That code has expired. We've sent a new one to ${address}.`,
  )
  const fresh = await visitor.readsCode(address)
  expect(fresh).not.toBe(old)
  await visitor.entersCode(fresh)
  await visitor.isHome(address)
})

test('a page that was left open says that its code has expired, and leads on', async ({
  visitor,
  page,
  clock,
  javaScriptEnabled,
}) => {
  const address = newAddress()
  await visitor.signsUp(address)
  const old = await visitor.readsCode(address)
  await clock.passes({ seconds: 601 })
  if (javaScriptEnabled === false) await page.reload()
  await expect(page.getByRole('status')).toHaveText('This code has expired. Ask for a new one.')
  await expect(page.getByLabel('Enter the code')).toHaveCount(0)
  await expect(page.getByText('works until')).toHaveCount(0)
  await page.getByRole('button', { name: 'Send a new code' }).click()
  await expect(page.getByRole('status')).toHaveText(/^We sent a new code at/)
  const fresh = await visitor.readsCode(address)
  expect(fresh).not.toBe(old)
  await visitor.entersCode(fresh)
  await visitor.isHome(address)
})

test('who comes back hours later finds what they began, with their address and their door', async ({
  visitor,
  page,
  clock,
}) => {
  const address = newAddress()
  await visitor.signsUp(address)
  await clock.passes({ seconds: 5 * 60 * 60 })
  await page.goto('/sign-in/code')
  await expect(page.getByRole('status')).toHaveText('This code has expired. Ask for a new one.')
  await page.getByRole('link', { name: 'Change' }).click()
  await expect(page.getByRole('heading', { name: 'Create an account' })).toBeVisible()
  await expect(page.getByLabel('Email address')).toHaveValue(address)
})

test('after Cognito has forgotten the flow, the code page still leads in', async ({
  visitor,
  page,
  clock,
}) => {
  const address = newAddress()
  await visitor.signsUp(address)
  const old = await visitor.readsCode(address)
  await visitor.entersCodeTooLate(old, () => clock.passes({ seconds: 20 * 60 }))
  await expect(page.getByRole('status')).toHaveText(
    `That code has expired. We've sent a new one to ${address}.`,
  )
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
})

test('a reload shows the same state and spends nothing', async ({ visitor, page }) => {
  const address = newAddress()
  await visitor.signsUp(address)
  const code = await visitor.readsCode(address)
  await visitor.entersCode(otherThan(code))
  for (const _ of [1, 2, 3, 4, 5, 6]) {
    await page.reload()
    await expectError(page, "That code isn't right. Check the newest email and try again.")
  }
  expect(await visitor.mails(address)).toHaveLength(1)
  await visitor.entersCode(code)
  await visitor.isHome(address)
})

test('back from the code page has the address filled in and leads forward again', async ({
  visitor,
  page,
}) => {
  const address = newAddress()
  await visitor.signsUp(address)
  await page.getByRole('link', { name: 'Change' }).click()
  await expect(page.getByLabel('Email address')).toHaveValue(address)
  await expect(page.getByText(/^You asked for a code at/)).toContainText(address)
  await page.getByRole('link', { name: 'Enter the code' }).click()
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
})

test('starting again forgets the open sign-in', async ({ visitor, page }) => {
  const address = newAddress()
  await visitor.signsUp(address)
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Start again' }).click()
  await expect(page.getByText(/^You asked for a code/)).toHaveCount(0)
  await expect(page.getByLabel('Email address')).toHaveValue('')
  await page.goto('/sign-in/code')
  await expect(page).toHaveURL(/\/sign-in$/)
})

test('another tab that signed in first is said so', async ({ visitor, page, context }) => {
  const address = newAddress()
  await visitor.signsUp(address)
  const cookies = await context.cookies()
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
  await context.addCookies(cookies)
  await page.goto('/sign-in/code')
  await expect(page.getByText(`You're already signed in as ${address}.`)).toBeVisible()
  await page.getByRole('link', { name: 'Continue' }).click()
  await visitor.isHome(address)
})

test('a lost answer does not lose the sign-in', async ({ visitor, page, context }) => {
  const address = newAddress()
  await visitor.signsUp(address)
  const before = await context.cookies()
  const code = await visitor.readsCode(address)
  await visitor.entersCode(otherThan(code))
  await expectError(page, "That code isn't right. Check the newest email and try again.")
  await context.clearCookies()
  await context.addCookies(before)
  await visitor.entersCode(code)
  await visitor.isHome(address)
})

test('the second press of a double click does nothing', { tag: '@script' }, async ({ visitor, page }) => {
  const address = newAddress()
  await visitor.signsUp(address)
  const code = await visitor.readsCode(address)
  let posts = 0
  page.on('request', (request) => {
    if (request.method() === 'POST') posts += 1
  })
  const field = page.getByLabel('Enter the code')
  await field.fill(`${code} `)
  await field.press('Enter')
  await field.press('Enter').catch(() => undefined)
  await visitor.isHome(address)
  expect(posts).toBe(1)
})

test('without a network the code is kept and the page says so', { tag: '@script' }, async ({
  visitor,
  page,
  context,
}) => {
  const address = newAddress()
  await visitor.signsUp(address)
  const code = await visitor.readsCode(address)
  await context.setOffline(true)
  await page.getByLabel('Enter the code').fill(code)
  await expectError(page, 'You seem to be offline. We kept what you typed.')
  await context.setOffline(false)
  await expect(page.getByLabel('Enter the code')).toHaveValue(code)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await visitor.isHome(address)
})

async function expectError(page: Page, sentence: string): Promise<void> {
  await expect(page.locator('#code-error')).toHaveText(sentence)
  await expect(page.getByRole('status')).toHaveText(sentence)
}
