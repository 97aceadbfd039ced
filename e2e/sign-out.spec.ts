import type { Page } from '@playwright/test'
import { withoutPort, withPort } from './support/cookie-names.ts'
import { expect, test } from './support/test.ts'
import { newAddress, type Visitor } from './support/visitor.ts'

const WAYS_OUT: Record<string, (page: Page) => Promise<void>> = {
  'signing out': async (page) => {
    await page.goto('/')
    await page.getByRole('button', { name: 'Sign out' }).click()
  },
  'signing out of all devices': async (page) => {
    await page.goto('/account')
    await page.getByRole('button', { name: 'Sign out of all devices' }).click()
  },
  'deleting the account': async (page) => {
    await page.goto('/account/delete')
    await page.getByRole('button', { name: 'Delete my account' }).click()
  },
}

for (const [name, leaves] of Object.entries(WAYS_OUT)) {
  test(`after ${name} no page and no cookie of the browser holds the address`, async ({
    visitor,
    page,
    context,
    clock,
    site,
  }) => {
    const address = await signsUp(visitor)
    await clock.passes({ seconds: 31 })
    const other = await context.newPage()
    await other.goto('/sign-in/reauthenticate?next=/account')
    await other.getByRole('button', { name: 'Email me a code' }).click()
    await expect(other).toHaveURL('/sign-in/code')
    await leaves(page)
    await expect(page).toHaveURL(/\/signed-out/)
    await expect(other).toHaveURL('/sign-in')
    const names = (await context.cookies()).map((cookie) => withoutPort(cookie.name, site.origin)).sort()
    expect(names.filter((cookie) => cookie !== 'flash-state')).toEqual(['cookies', 'known-browser'])
    for (const open of [page, other]) {
      expect(await open.content()).not.toContain(address)
      await open.goBack()
      expect(await open.content()).not.toContain(address)
    }
  })
}

test('the page after a sign-out claims nothing that did not happen', async ({ visitor, page }) => {
  await page.goto('/signed-out?done=deleted')
  await expect(page.getByRole('heading', { name: "You're signed out on this device" })).toBeVisible()
  const address = await signsUp(visitor)
  await page.goto('/account/delete')
  await page.getByRole('button', { name: 'Delete my account' }).click()
  await expect(page.getByRole('heading', { name: 'Your account was deleted' })).toBeVisible()
  const link = page.url()
  await page.context().clearCookies()
  await page.goto(link)
  await expect(page.getByRole('heading', { name: "You're signed out on this device" })).toBeVisible()
  expect(await page.content()).not.toContain(address)
})

test('a tab that is looked at again asks once whether its page is still there, and leaves', async ({
  visitor,
  page,
  context,
  site,
}) => {
  await signsUp(visitor)
  await page.goto('/account')
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'HEAD') asked.push(new URL(request.url()).pathname)
  })
  const looksAgain = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await page.getByLabel('Name').fill('Anna')
  await looksAgain()
  await expect.poll(() => asked).toEqual(['/account'])
  await context.setOffline(true)
  await looksAgain()
  await context.setOffline(false)
  await expect(page.getByLabel('Name')).toHaveValue('Anna')
  await context.clearCookies({ name: withPort('signed-in', site.origin) })
  await looksAgain()
  await expect(page).toHaveURL('/sign-in?next=%2Faccount')
})

async function signsUp(visitor: Visitor): Promise<string> {
  const address = newAddress()
  await visitor.signsUp(address)
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
  return address
}
