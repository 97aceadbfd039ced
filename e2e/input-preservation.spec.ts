import { offers } from '#lib/testing/offers.ts'
import { holdsPosts } from './support/holds-posts.ts'
import { OFFLINE, pressesOffline } from './support/offline.ts'
import { expect, test } from './support/test.ts'
import { newAddress } from './support/visitor.ts'

const NOT_OFFERED = 'The language to switch to is not offered.'

test('back and forward between the steps lose nothing', async ({ visitor, page }) => {
  const address = newAddress()
  await visitor.signsUp(address)
  await page.goBack()
  await page.reload()
  await expect(page.getByLabel('Email address')).toHaveValue(address)
  await page.goForward()
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
})

test('back after the sign-in leads home', async ({ visitor, page }) => {
  const address = newAddress()
  await visitor.signsUp(address)
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
  await page.goBack()
  await page.reload()
  await visitor.isHome(address)
})

test('a tab that was closed opens where it was', async ({ visitor, page, context, site }) => {
  const address = newAddress()
  await visitor.signsUp(address)
  await page.close()
  const again = await context.newPage()
  await again.goto(`${site.origin}/sign-in`)
  await expect(again.getByText(/^You asked for a code at/)).toContainText(address)
  await again.getByRole('link', { name: 'Enter the code' }).click()
  await expect(again.getByText(address).first()).toBeVisible()
})

test('a browser that was closed for a moment goes on', async ({ visitor, context, browser, site }) => {
  const address = newAddress()
  await visitor.signsUp(address)
  const storageState = await context.storageState()
  expect(storageState.cookies.every(({ expires }) => expires > 0)).toBe(true)
  const restarted = await browser.newContext({ storageState, baseURL: site.origin })
  const page = await restarted.newPage()
  await page.goto('/sign-in/code')
  await expect(page.getByText(address).first()).toBeVisible()
  await restarted.close()
})

test('a server that was started anew goes on', async ({ visitor, page, startsSite }) => {
  const address = newAddress()
  const before = await startsSite()
  await page.goto(`${before.origin}/sign-up`)
  await visitor.sendsAddress(address)
  await before.stop()
  const after = await startsSite({}, Number(new URL(before.origin).port))
  await page.goto(`${after.origin}/sign-in/code`)
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
})

test('two tabs: what one did, the other one says', async ({ visitor, page, context, site }) => {
  const address = newAddress()
  await visitor.signsUp(address)
  const other = await context.newPage()
  await other.goto(`${site.origin}/sign-in/code`)
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
  await other.locator('#code').fill('12345')
  await other.getByRole('button', { name: 'Sign in' }).click()
  await other.reload()
  await expect(other.getByRole('heading', { name: "You're signed in" })).toBeVisible()
  await page.reload()
  await visitor.isHome(address)
})

test('signing in as B while A is signed in replaces A and says so', async ({
  visitor,
  page,
  context,
  site,
}) => {
  const anna = newAddress()
  const bert = newAddress()
  await visitor.signsUp(bert)
  const ofBert = await context.cookies()
  await context.clearCookies()
  await visitor.signsUp(anna)
  await visitor.entersCode(await visitor.readsCode(anna))
  await visitor.isHome(anna)
  await context.addCookies(ofBert)
  await page.goto(`${site.origin}/sign-in/code`)
  await expect(
    page.getByText(`You're signed in as ${anna}. Signing in here ends that session.`),
  ).toBeVisible()
  await visitor.entersCode(await visitor.readsCode(bert))
  await visitor.isHome(bert)
  for (const path of ['/', '/account']) {
    await page.goto(path)
    const said = page.getByRole('status').first()
    await expect(said).toHaveText(`Your previous session as ${anna} has ended.`)
  }
})

test('where cookies are blocked, the site says that it needs them, and mails nothing', async ({
  visitor,
  page,
  context,
}) => {
  const address = newAddress()
  await page.goto('/sign-in', { waitUntil: 'networkidle' })
  await page.getByLabel('Email address').fill(address)
  await page.waitForLoadState('networkidle')
  // As a browser that keeps none would send it.
  await context.clearCookies()
  await page.getByRole('button', { name: 'Email me a code' }).click()
  await expect(page.getByRole('status')).toHaveText(/^This site needs cookies to sign you in\./)
  await expect(page.getByLabel('Email address')).toHaveValue(address)
  expect(await visitor.mails(address)).toHaveLength(0)
})

test('a browser that had only lost its cookies gets in at the next press', async ({
  visitor,
  page,
  context,
}) => {
  const address = newAddress()
  await page.goto('/sign-up', { waitUntil: 'networkidle' })
  await page.getByLabel('Email address').fill(address)
  await page.waitForLoadState('networkidle')
  await context.clearCookies()
  await page.getByRole('button', { name: 'Email me a code' }).click()
  await expect(page.getByRole('status')).toHaveText(/^This site needs cookies/)
  await page.getByRole('button', { name: 'Email me a code' }).click()
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
})

test('after signing out, the next person finds no address in the form', async ({ visitor, page }) => {
  const address = newAddress()
  await visitor.signsUp(address)
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
  await visitor.signsOut()
  await page.getByRole('link', { name: 'Sign in again' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect(page.getByLabel('Email address')).toHaveValue('')
})

test('without a network the address is kept and the page says so', { tag: '@script' }, async ({
  visitor,
  page,
  context,
}) => {
  const address = newAddress()
  await page.goto('/sign-up')
  await page.getByLabel('Email address').fill(address)
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Email me a code' }).click()
  await expect(page.getByRole('status')).toHaveText(OFFLINE)
  await expect(page.getByLabel('Email address')).toHaveValue(address)
  await context.setOffline(false)
  await visitor.sendsAddress(address)
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
})

test.describe('without a network a button says so, and works once the network is back', {
  tag: '@script',
}, () => {
  test('send the code again', async ({ visitor, page, clock }) => {
    const address = newAddress()
    await visitor.signsUp(address)
    await clock.passes({ seconds: 31 })
    await page.locator('#code').fill('123')
    await pressesOffline(page.getByRole('button', { name: 'Send the code again' }))
    await expect(page.locator('#code')).toHaveValue('123')
    await page.getByRole('button', { name: 'Send the code again' }).click()
    await expect(page.getByText('We sent the code again at')).toBeVisible()
    await expect(page.getByText(OFFLINE)).toHaveCount(0)
    await visitor.entersCode(await visitor.readsCode(address))
    await visitor.isHome(address)
  })

  test('start again', async ({ visitor, page }) => {
    const address = newAddress()
    await visitor.signsUp(address)
    await page.goto('/sign-in')
    await pressesOffline(page.getByRole('button', { name: 'Start again' }))
    await expect(page.getByLabel('Email address')).toHaveValue(address)
    await page.getByRole('button', { name: 'Start again' }).click()
    await expect(page.getByLabel('Email address')).toHaveValue('')
  })

  test('sign out, at home and in the account, which says when it is at work', async ({ visitor, page }) => {
    const address = newAddress()
    await visitor.signsUp(address)
    await visitor.entersCode(await visitor.readsCode(address))
    await visitor.isHome(address)
    await pressesOffline(page.getByRole('button', { name: 'Sign out' }))
    await page.goto('/account')
    await page.getByLabel('Name').fill('Anna')
    await pressesOffline(page.getByRole('button', { name: 'Sign out', exact: true }))
    await expect(page.getByLabel('Name')).toHaveValue('Anna')
    await page.goto('/')
    const release = await holdsPosts(page)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('button', { name: 'Signing out...' })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
    release()
    await expect(page.getByRole('heading', { name: "You're signed out on this device" })).toBeVisible()
  })

  test('the switches for language and appearance', async ({ page }) => {
    test.skip(!offers('de'), NOT_OFFERED)
    await page.goto('/sign-in')
    await page.getByLabel('Email address').fill('anna')
    await page.locator('footer summary').last().click()
    await pressesOffline(page.getByRole('button', { name: 'Dark' }))
    await page.getByRole('button', { name: 'Dark' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await page.locator('footer summary').first().click()
    await pressesOffline(page.getByRole('button', { name: 'Deutsch' }))
    await expect(page.getByLabel('Email address')).toHaveValue('anna')
    await page.getByRole('button', { name: 'Deutsch' }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')
    await expect(page.locator('#email')).toHaveValue('anna')
  })
})

test('a server that cannot be reached from a working network is the network, too', {
  tag: '@script',
}, async ({ page }) => {
  test.skip(!offers('de'), NOT_OFFERED)
  await page.goto('/sign-in')
  await page.locator('footer summary').first().click()
  await page.route('**', (route) => route.abort('connectionrefused'))
  await page.getByRole('button', { name: 'Deutsch' }).click()
  await expect(page.getByRole('alert').filter({ hasText: OFFLINE })).toBeVisible()
})
