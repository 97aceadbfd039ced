import { HttpVisitor, plainText } from '../support/http-visitor.ts'
import { pressesOffline } from '../support/offline.ts'
import { expect, test } from '../support/password-test.ts'
import {
  cognitoMails,
  newestCognitoCode,
  OTHER_PASSWORD,
  PASSWORD,
  PasswordVisitor,
} from '../support/password-visitor.ts'
import { newAddress, otherThan, Visitor } from '../support/visitor.ts'

test('a new password has twelve characters, any of them, and is none of the commonest', async ({
  person,
  page,
  pool,
}) => {
  const address = newAddress()
  const faults: readonly (readonly [string, string])[] = [
    ['elevenchars', 'Use 12 characters or more.'],
    [' blanks around ', "Your password can't start or end with a space"],
    ['passwordpassword', 'This password is common and easy to guess'],
    ['123456789012', 'This password is common and easy to guess'],
    ['Qwertyuiop123', 'This password is common and easy to guess'],
    [address, 'This password is common and easy to guess'],
  ]
  for (const [password, sentence] of faults) {
    await person.signsUp(address, password)
    await expect(page.locator('#password-error')).toContainText(sentence)
    await expect(page.getByLabel('Email address')).toHaveValue(address)
    if (password !== address) expect(await page.content()).not.toContain(password)
  }
  await person.signsUp(address, 'Füße 🚲 und Öl')
  await person.isAskedToConfirm()
  await person.confirms(newestCognitoCode(pool, address))
  await person.signsIn(address, 'Füße 🚲 und Öl')
})

test('a wrong code, no code at all, another code asked for, and then the right one', async ({
  person,
  page,
  pool,
}) => {
  const address = newAddress()
  await person.signsUp(address)
  await person.isAskedToConfirm()
  await person.confirms(otherThan(newestCognitoCode(pool, address)))
  await expect(page.locator('#code-error')).toHaveText(
    "That code isn't right, or it no longer works. Check the newest email and try again.",
  )
  await person.mistypes('12345')
  await expect(page.locator('#code-error')).toHaveText('You entered 5 digits. The code has 6.')
  await page.getByRole('button', { name: 'Send the code again' }).click()
  await expect(page.getByText('You asked for another code at')).toBeVisible()
  expect(cognitoMails(pool, address)).toBe(2)
  await person.confirms(newestCognitoCode(pool, address))
  await expect(page.getByText('Your email address is confirmed.')).toBeVisible()
})

test('an account that was never confirmed is taken to the confirmation, with a fresh code', async ({
  person,
  visitor,
  page,
  pool,
  context,
}) => {
  const address = newAddress()
  await person.signsUp(address)
  await person.isAskedToConfirm()
  await context.clearCookies()
  await person.entersPassword(address)
  await person.isAskedToConfirm()
  await expect(page.getByText("your email address isn't confirmed yet")).toBeVisible()
  expect(cognitoMails(pool, address)).toBe(2)
  await person.confirms(newestCognitoCode(pool, address))
  await person.signsIn(address)
  await visitor.signsOut()
})

test('a wrong password of an account that was never confirmed is a wrong password', async ({
  person,
  page,
}) => {
  const address = newAddress()
  await person.signsUp(address)
  await person.isAskedToConfirm()
  await person.entersPassword(address, OTHER_PASSWORD)
  await expect(page.getByRole('status').first()).toHaveText('The email address or password is incorrect.')
})

test('signing up with an existing address looks like a new sign-up, and the owner gets in', async ({
  person,
  visitor,
  page,
  pool,
}) => {
  const known = newAddress()
  await person.hasAnAccount(known)
  const sights: string[] = []
  for (const address of [newAddress(), known]) {
    await person.signsUp(address, OTHER_PASSWORD)
    await person.isAskedToConfirm()
    sights.push((await page.locator('main').innerText()).replaceAll(address, 'ADDRESS'))
    await person.confirms(otherThan(newestCognitoCode(pool, address)))
    await expect(page.locator('#code-error')).not.toBeEmpty()
    sights.push((await page.locator('main').innerText()).replaceAll(address, 'ADDRESS'))
  }
  expect(sights.slice(2)).toEqual(sights.slice(0, 2))

  await person.confirms(newestCognitoCode(pool, known))
  await expect(page.getByText("There's already an account with this email address.")).toBeVisible()
  await person.choosesPassword(newestCognitoCode(pool, known), OTHER_PASSWORD)
  await expect(page.getByText('Your password was changed')).toBeVisible()
  await person.signsIn(known, OTHER_PASSWORD)
  await visitor.signsOut()
})

test('a stranger who registers the address of another person first gains nothing', async ({
  person: anna,
  page,
  pool,
  browser,
  site,
  javaScriptEnabled,
  visitor,
  clock,
}) => {
  const address = newAddress()
  const context = await browser.newContext({
    baseURL: site.origin,
    javaScriptEnabled: javaScriptEnabled ?? true,
  })
  const strangersPage = await context.newPage()
  const strangersEyes = new Visitor(strangersPage, pool, javaScriptEnabled ?? true)
  const stranger = new PasswordVisitor(strangersPage, strangersEyes, pool)
  await stranger.signsUp(address, 'mallory was here')
  await stranger.isAskedToConfirm()

  await anna.signsUp(address, PASSWORD)
  await anna.isAskedToConfirm()
  await anna.confirms(newestCognitoCode(pool, address))
  await expect(page.getByText("There's already an account with this email address.")).toBeVisible()

  // Anna stops here. Hours later the stranger's password sends no code, and costs no try.
  await clock.passes({ seconds: 6 * 3_600 })
  const mails = (await visitor.mails(address)).length
  await stranger.entersPassword(address, 'mallory was here')
  await expect(strangersPage.getByRole('status').first()).toHaveText(
    'The email address or password is incorrect.',
  )
  expect(await visitor.mails(address)).toHaveLength(mails)
  await anna.forgotPassword(address)

  await anna.choosesPassword(newestCognitoCode(pool, address), PASSWORD)
  await expect(page.getByText('Your password was changed')).toBeVisible()
  await stranger.entersPassword(address, 'mallory was here')
  await expect(strangersPage.getByRole('status').first()).toContainText(
    'The email address or password is incorrect.',
  )
  await context.close()
  await anna.signsIn(address, PASSWORD)
})

test('the form begins with the address of a proof that is under way', async ({ person, page }) => {
  const address = newAddress()
  await person.signsUp(address)
  await person.isAskedToConfirm()
  await page.goto('/sign-up')
  await expect(page.getByLabel('Email address')).toHaveValue(address)
})

test('a second tab that is behind is led to where the first one is', async ({
  person,
  page,
  pool,
  context,
}) => {
  const address = newAddress()
  await person.signsUp(address)
  await person.isAskedToConfirm()
  const behind = await context.newPage()
  await behind.goto('/sign-up/confirm')
  await person.confirms(newestCognitoCode(pool, address))
  await expect(page.getByText('Your email address is confirmed.')).toBeVisible()
  await behind.getByRole('button', { name: 'Send the code again' }).click()
  await expect(behind.getByText('Your email address is confirmed.')).toBeVisible()
  await expect(behind.getByLabel('Email address')).toHaveValue(address)
})

test('a stranger with a sign-up of their own learns nothing once the owner has confirmed the address', {
  tag: '@http',
}, async ({ site, pool }) => {
  const [known, unknown] = [newAddress(), newAddress()]
  const sights: string[][] = []
  for (const address of [known, unknown]) {
    const stranger = new HttpVisitor(site.origin)
    await stranger.submits('/sign-up', 'Create an account', { email: address, password: OTHER_PASSWORD })
    if (address === known) {
      const owner = new HttpVisitor(site.origin)
      await owner.submits('/sign-up', 'Create an account', { email: address, password: PASSWORD })
      await owner.submits('/sign-up/confirm', 'Confirm', { code: newestCognitoCode(pool, address) })
    }
    const seen: string[] = []
    for (const code of ['000000', '000001']) {
      const html = await stranger.submitsAndReads('/sign-up/confirm', 'Confirm', { code })
      seen.push(plainText(html).replaceAll(address.split('@')[0] ?? address, 'NAME'))
    }
    sights.push(seen)
  }
  expect(sights[0]).toEqual(sights[1])
  expect(sights[0]?.[0]).toContain("That code isn't right")
})

test('no page about passwords opens in the middle of nothing', async ({ page }) => {
  await page.goto('/sign-up/confirm')
  await expect(page).toHaveURL(/\/sign-up$/)
  await page.goto('/forgot-password/reset')
  await expect(page).toHaveURL(/\/forgot-password$/)
  await page.goto('/account/password')
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount%2Fpassword$/)
})

test('without a network "Send the code again" says so, keeps what was typed, and works afterwards', {
  tag: '@script',
}, async ({ person, page, pool }) => {
  const address = newAddress()
  await person.signsUp(address)
  await person.isAskedToConfirm()
  await page.locator('#code').fill('123')
  const button = page.getByRole('button', { name: 'Send the code again' })
  await pressesOffline(button)
  await expect(page.locator('#code')).toHaveValue('123')
  await button.click()
  await expect.poll(() => cognitoMails(pool, address)).toBe(2)
  await person.confirms(newestCognitoCode(pool, address))
  await expect(page.getByText('Your email address is confirmed.')).toBeVisible()
})
