import type { Page } from '@playwright/test'
import { createAccount } from './support/accounts.ts'
import { normalizeText } from './support/normalize-text.ts'
import { PAGES_OF_PASSWORDS } from './support/pages.ts'
import { expect, test } from './support/test.ts'
import { newAddress, otherThan } from './support/visitor.ts'

test.describe('a new visitor', () => {
  test('signs up, reads the code, is home, signs out, and signs in again', async ({ visitor, clock }) => {
    const address = newAddress()
    await visitor.signsUp(address)
    await visitor.entersCode(await visitor.readsCode(address))
    await visitor.isHome(address)
    await visitor.signsOut()

    await clock.passes({ seconds: 31 })
    await visitor.page.getByRole('link', { name: 'Sign in again' }).click()
    await visitor.sendsAddress(address)
    await visitor.entersCode(await visitor.readsCode(address))
    await visitor.isHome(address)
  })

  test('types the address with capitals and blanks', async ({ visitor }) => {
    const address = newAddress()
    await visitor.signsUp(` ${address.toUpperCase()} `)
    await visitor.entersCode(await visitor.readsCode(address))
    await visitor.isHome(address)
  })

  test('finds the way from sign-in to sign-up and back', async ({ page }) => {
    await page.goto('/')
    await expect(page).toHaveURL(/\/sign-in$/)
    await page.getByRole('link', { name: 'Create an account' }).click()
    await expect(page.getByRole('heading', { name: 'Create an account' })).toBeVisible()
    await page.getByRole('link', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  })
})

test.describe('the address form', () => {
  test('asks for an address when it is empty', async ({ page }) => {
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Email me a code' }).click()
    await expect(page.locator('#email-error')).toHaveText('Enter your email address')
    await expect(page).toHaveTitle(/^Error: Sign in/)
  })

  test('keeps a mistyped address and shows the format', async ({ page }) => {
    await page.goto('/sign-in')
    await page.getByLabel('Email address').fill('anna.example.com')
    await page.getByRole('button', { name: 'Email me a code' }).click()
    await expect(page.locator('#email-error')).toHaveText(
      'Enter an email address in the format name@example.com',
    )
    await expect(page.getByLabel('Email address')).toHaveValue('anna.example.com')
    await page.getByRole('status').getByRole('link').click()
    await expect(page.getByLabel('Email address')).toBeFocused()
  })

  test('keeps the address when no code can be sent, and a later try works', async ({
    visitor,
    page,
    pool,
    clock,
  }) => {
    const address = newAddress()
    await visitor.hasAnAccount(address)
    await clock.passes({ seconds: 31 })
    await page.goto('/sign-in')
    await page.getByLabel('Email address').fill(address)
    pool.faults.mail.error = 'AccountSendingPausedException'
    await page.getByRole('button', { name: 'Email me a code' }).click()
    await expect(page.getByRole('status')).toHaveText(/^We can't send codes right now/)
    await expect(page.getByLabel('Email address')).toHaveValue(address)
    delete pool.faults.mail.error

    await visitor.sendsAddress(address)
    await visitor.entersCode(await visitor.readsCode(address))
    await visitor.isHome(address)
  })
})

test('signing up with an existing address looks like a new sign-up, and the owner gets in', async ({
  visitor,
  page,
  clock,
}) => {
  const known = newAddress()
  const unknown = newAddress()
  await visitor.hasAnAccount(known)
  await clock.passes({ seconds: 31 })

  await visitor.signsUp(unknown)
  const shownToNew = await visibleText(page)
  await page.context().clearCookies()
  await visitor.signsUp(known)
  const shownToKnown = await visibleText(page)
  expect(normalizeText(shownToKnown, known)).toBe(normalizeText(shownToNew, unknown))

  const code = await visitor.readsCode(known)
  await visitor.entersCode(otherThan(code))
  await expect(page.locator('#code-error')).toHaveText(/^That code isn't right/)
  await visitor.entersCode(code)
  await visitor.isHome(known)
})

test('an account that an operator created signs in with the code alone', async ({ visitor, pool }) => {
  const address = newAddress()
  await createAccount(pool, address, 'a password that is of no use here')
  await visitor.asksForCode(address)
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
})

test('signing out and in again at once works, with another code', async ({ visitor }) => {
  const address = newAddress()
  await visitor.hasAnAccount(address)
  await visitor.asksForCode(address)
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
})

test('a signed-in visitor is sent on from every step', async ({ visitor, page }) => {
  const address = newAddress()
  await visitor.signsUp(address)
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
  for (const path of ['/sign-in', '/sign-in/code', '/sign-up', '/signed-out']) {
    await page.goto(path)
    await visitor.isHome(address)
  }
})

test('back after sign-out shows nothing of the person', async ({ visitor, page }) => {
  const address = newAddress()
  await visitor.signsUp(address)
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
  await visitor.signsOut()
  await page.goBack()
  await expect(page.getByText(address)).toHaveCount(0)
})

async function visibleText(page: Page): Promise<string> {
  return page.locator('main').innerText()
}

test('where the code is all there is, there is no page about passwords', { tag: '@http' }, async ({
  page,
}) => {
  for (const path of PAGES_OF_PASSWORDS) {
    expect((await page.request.get(path, { maxRedirects: 0 })).status()).toBe(404)
  }
})

test('a link whose # a mail gateway encoded leads to the code page, and fills the code in', {
  tag: '@script',
}, async ({ visitor, page }) => {
  const address = newAddress()
  await visitor.signsUp(address)
  const code = await visitor.readsCode(address)
  await page.goto(`/sign-in/code%23${code}`)
  await expect(page.getByLabel('Enter the code')).toHaveValue(code)
})

test('an address with invisible characters around it, or with an international domain, gets in', async ({
  visitor,
  page,
}) => {
  const address = newAddress()
  await page.goto('/sign-up')
  await visitor.sendsAddress(`\u202a${address}\u202c`)
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
  await visitor.signsOut()
  const international = address.replace('example.com', 'b\u00fccher.example')
  await page.goto('/sign-up')
  await visitor.sendsAddress(international)
  const sent = address.replace('example.com', 'xn--bcher-kva.example')
  await visitor.entersCode(await visitor.readsCode(sent))
  await visitor.isHome(sent)
})

test('who mistyped an address at sign-up comes back to sign-up, and gets in with the right one', async ({
  visitor,
  page,
}) => {
  const address = newAddress()
  for (const comesBack of [
    () => page.getByRole('link', { name: 'Change' }).click(),
    async () => {
      await page.goto('/help/no-code')
      await page.getByRole('link', { name: 'Change the email address' }).click()
    },
    async () => {
      await page.goto('/sign-in')
      await page.getByRole('button', { name: 'Start again' }).click()
    },
  ]) {
    await visitor.signsUp(`mistyped.${address}`)
    await comesBack()
    await expect(page.getByRole('heading', { name: 'Create an account' })).toBeVisible()
  }
  await visitor.sendsAddress(address)
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
})
