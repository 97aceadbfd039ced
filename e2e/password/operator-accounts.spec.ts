import { LANGUAGES, type Language } from '#lib/language.ts'
import { createAccount, requireReset } from '../support/accounts.ts'
import { formData, HttpVisitor, plainText } from '../support/http-visitor.ts'
import { expect, test } from '../support/password-test.ts'
import {
  newestCognitoCode,
  OTHER_PASSWORD,
  opensTemporaryAccount,
  PASSWORD,
  type PasswordVisitor,
  TEMPORARY_PASSWORD,
} from '../support/password-visitor.ts'
import { newAddress, newestCode } from '../support/visitor.ts'

const MAYBE_CHANGED = "Sign in with your new password. If that doesn't work, use the one you were given."
const TOOK_TOO_LONG = {
  en: 'That took too long. Sign in again with the password you were given.',
  de: 'Das hat zu lange gedauert. Melden Sie sich noch einmal mit dem Passwort an, das Sie erhalten haben.',
  es: 'Ha pasado demasiado tiempo. Inicia sesión de nuevo con la contraseña que te dieron.',
  fr: 'Le délai est dépassé. Connectez-vous à nouveau avec le mot de passe que vous avez reçu.',
  pt: 'O tempo acabou. Entre de novo com a senha que você recebeu.',
  ja: '時間切れになりました。最初に受け取ったパスワードでもう一度ログインしてください。',
  ar: 'انتهى الوقت المحدد. يُرجى تسجيل الدخول مرة أخرى بكلمة المرور التي استلمتها.',
} satisfies Record<Language, string>
const POLICY = {
  type: 'InvalidPasswordException',
  message: 'Password did not conform with policy',
  status: 400,
}

test('an account that an operator created chooses its own password and goes on with the code', async ({
  person,
  visitor,
  page,
  pool,
  clock,
}) => {
  const address = newAddress()
  await createAccount(pool, address, TEMPORARY_PASSWORD)
  await page.goto('/sign-in?next=%2Faccount')
  await page.getByLabel('Email address').fill(address)
  await page.getByLabel('Password', { exact: true }).fill(TEMPORARY_PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible()
  // No code is mailed before the password is chosen.
  expect(await visitor.mails(address)).toEqual([])
  await page.reload()
  await person.choosesOwnPassword(PASSWORD)
  await person.isAskedForCode()
  await visitor.entersCode(await visitor.readsCode(address))
  await expect(page).toHaveURL(/\/account$/)

  await page.goto('/')
  await visitor.signsOut()
  await clock.passes({ seconds: 31 })
  await person.entersPassword(address, TEMPORARY_PASSWORD)
  await expect(page.getByRole('status').first()).toHaveText('The email address or password is incorrect.')
  await person.signsIn(address)
})

test('a password of one’s own that is no good is said and not kept, and the page asks again', async ({
  person,
  page,
}) => {
  await person.reachesNewPassword()
  const field = page.locator('#password-error')
  for (const [typed, said] of [
    ['', 'Choose a password'],
    ['hunter2 abc', 'Use 12 characters or more.'],
    ['passwordpassword', 'This password is common and easy to guess'],
  ] as const) {
    await person.choosesOwnPassword(typed)
    await expect(field).toContainText(said)
    await expect(page).toHaveTitle(/^Error: Choose a new password/)
    if (typed !== '') expect(await page.content()).not.toContain(typed)
  }
  await page.goto('/sign-in/new-password')
  await expect(field).toBeEmpty()
  await person.choosesOwnPassword(PASSWORD)
  await person.isAskedForCode()
})

test('a new password is chosen by keyboard alone', { tag: '@script' }, async ({ person, page }) => {
  await person.reachesNewPassword()
  const field = page.getByLabel('New password', { exact: true })
  while (!(await field.evaluate((node) => node === document.activeElement))) await page.keyboard.press('Tab')
  await page.keyboard.type('hunter2 abc')
  await page.keyboard.press('Enter')
  await expect(page.locator('#password-error')).not.toBeEmpty()
  await expect(field).toBeFocused()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await person.isAskedForCode()
})

test('back from the page for a new password, the sign-in form has the address', async ({ person, page }) => {
  const address = await person.reachesNewPassword()
  await page.goto('/sign-in')
  await expect(page.getByLabel('Email address')).toHaveValue(address)
  await person.entersTemporaryPassword(address)
  await person.choosesOwnPassword(PASSWORD)
  await person.isAskedForCode()
})

test('a second tab with the form for a new password is led to the code that the first one asked for', async ({
  person,
  page,
  context,
}) => {
  const address = await person.reachesNewPassword()
  const behind = await context.newPage()
  await behind.goto('/sign-in/new-password')
  await person.choosesOwnPassword(PASSWORD)
  await person.isAskedForCode()
  await behind.getByLabel('New password', { exact: true }).fill(OTHER_PASSWORD)
  await behind.getByRole('button', { name: 'Change the password' }).click()
  await behind.getByRole('link', { name: 'Enter the code' }).click()
  await expect(behind.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  // What the second tab sent changed nothing.
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Start again' }).click()
  await person.entersPassword(address, PASSWORD)
  await person.isAskedForCode()
})

test('a page that was made for another account of the same browser sets no password for this one', {
  tag: '@http',
}, async ({ pool, site }) => {
  const [anna, ben] = [newAddress(), newAddress()]
  const visitor = new HttpVisitor(site.origin)
  await opensTemporaryAccount(visitor, pool, anna)
  const annas = await visitor.form('/sign-in/new-password', 'Change the password')
  await opensTemporaryAccount(visitor, pool, ben)
  const answer = await visitor.posts('/sign-in/new-password', formData(annas, { password: PASSWORD }))
  const told = `That page was for ${anna}. This one is for ${ben}.`
  const page = await visitor.reads(answer.headers.get('location') ?? '')
  expect(plainText(page.replaceAll('<wbr/>', '')).replaceAll(' .', '.')).toContain(told)
  const again = new HttpVisitor(site.origin)
  await again.submits('/sign-in', 'Sign in', { email: ben, password: TEMPORARY_PASSWORD })
  expect(await again.reads('/sign-in/new-password')).toContain(ben)
})

test('two presses at once set one password, send one email, and both lead to the code', {
  tag: '@http',
}, async ({ pool, site }) => {
  const address = newAddress()
  const first = new HttpVisitor(site.origin)
  await opensTemporaryAccount(first, pool, address)
  const second = first.copy()
  const form = await first.form('/sign-in/new-password', 'Change the password')
  const locations = await Promise.all(
    [first, second].map(async (visitor) => {
      const answer = await visitor.posts('/sign-in/new-password', formData(form, { password: PASSWORD }))
      return answer.headers.get('location')
    }),
  )
  expect(locations).toEqual(['/sign-in/code', '/sign-in/code'])
  expect(pool.inbox.messages(address)).toHaveLength(1)
  const home = await second.entersCode(newestCode(pool, address))
  expect(plainText(home)).toContain("You're signed in")
})

test('a new password whose answer got lost may have been set, and the sign-in page says what to try', async ({
  person,
  page,
  pool,
}) => {
  const address = await person.reachesNewPassword()
  pool.faults.cognito.lose = 'RespondToAuthChallenge'
  await person.choosesOwnPassword(PASSWORD)
  await expect(page.getByText(MAYBE_CHANGED)).toBeVisible()
  delete pool.faults.cognito.lose
  await expect(page.getByLabel('Email address')).toHaveValue(address)
  expect(await page.content()).not.toContain(PASSWORD)
  await person.signsIn(address, PASSWORD)
  await page.goto('/sign-in')
  await expect(page.getByText(MAYBE_CHANGED)).toHaveCount(0)
})

for (const [name, comesBack] of Object.entries({
  'comes too late': (person: PasswordVisitor) => person.choosesOwnPassword(PASSWORD),
  'was left for too long': ({ page }: PasswordVisitor) => page.goto('/sign-in/new-password'),
})) {
  test(`a new password that ${name} is answered with what to do, and the address is kept`, async ({
    person,
    page,
    clock,
  }) => {
    const address = await person.reachesNewPassword()
    await clock.passes({ seconds: 15 * 60 })
    await comesBack(person)
    await expect(page).toHaveURL('/sign-in')
    await expect(page.getByRole('status')).toHaveText(TOOK_TOO_LONG.en)
    await expect(page.getByLabel('Email address')).toHaveValue(address)
    await person.entersTemporaryPassword(address)
    await person.choosesOwnPassword(PASSWORD)
    await person.isAskedForCode()
  })
}

test('a step that took too long is said so in every language', { tag: '@http' }, async ({
  pool,
  site,
  clock,
}) => {
  const address = newAddress()
  const visitor = new HttpVisitor(site.origin)
  await opensTemporaryAccount(visitor, pool, address)
  await clock.passes({ seconds: 15 * 60 })
  for (const language of LANGUAGES) {
    const html = await (await visitor.get('/sign-in', { 'accept-language': language })).text()
    expect(plainText(html)).toContain(TOOK_TOO_LONG[language])
    expect(html).toContain(`value="${address}"`)
  }
})

test('a new password that the pool refuses is said, and the given one works again', async ({
  person,
  page,
  pool,
}) => {
  const address = await person.reachesNewPassword()
  pool.faults.cognito.fail = { operation: 'RespondToAuthChallenge', ...POLICY }
  await person.choosesOwnPassword(PASSWORD)
  await expect(page.getByText("That password can't be used here.")).toBeVisible()
  delete pool.faults.cognito.fail
  await expect(page.getByLabel('Email address')).toHaveValue(address)
  expect(await page.content()).not.toContain(PASSWORD)
  await person.entersTemporaryPassword(address)
  await person.choosesOwnPassword(OTHER_PASSWORD)
  await person.isAskedForCode()
})

test('the page for a new password opens only after a temporary one', async ({ page }) => {
  await page.goto('/sign-in/new-password')
  await expect(page).toHaveURL(/\/sign-in$/)
})

test('an account whose password must be reset is led to the reset, and told why', async ({
  person,
  page,
  pool,
}) => {
  const address = newAddress()
  await person.hasAnAccount(address)
  await requireReset(pool, address)
  await person.entersPassword(address, OTHER_PASSWORD)
  await expect(page.getByRole('status').first()).toHaveText('The email address or password is incorrect.')
  await person.entersPassword(address)
  await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible()
  await expect(page.getByRole('status').first()).toHaveText(
    "Your password has to be changed. We've emailed you a code to choose a new one.",
  )
  await person.choosesPassword(newestCognitoCode(pool, address), OTHER_PASSWORD)
  await expect(page.getByText('Your password was changed')).toBeVisible()
  await person.signsIn(address, OTHER_PASSWORD)
})
