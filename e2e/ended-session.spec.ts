import type { LocalPool } from '#infra/local/start-local-pool.ts'
import { LANGUAGES, type Language } from '#lib/language.ts'
import { disableAccount } from './support/accounts.ts'
import { HttpVisitor, plainText } from './support/http-visitor.ts'
import type { MovableClock } from './support/movable-clock.ts'
import type { Site } from './support/site.ts'
import { test as base, expect } from './support/test.ts'
import { newAddress, newestCode } from './support/visitor.ts'

const ENDED = {
  en: 'Your session has ended. Sign in to continue.',
  de: 'Ihre Sitzung ist beendet. Melden Sie sich an, um fortzufahren.',
  es: 'Tu sesión ha terminado. Inicia sesión para continuar.',
  fr: 'Votre session a expiré. Connectez-vous pour continuer.',
  pt: 'Sua sessão terminou. Entre para continuar.',
  ja: 'セッションが終了しました。続けるにはログインしてください。',
  ar: 'انتهت جلستك. يُرجى تسجيل الدخول للمتابعة.',
} satisfies Record<Language, string>

type Setting = { site: Site; pool: LocalPool; clock: MovableClock; address: string }

/** What ends a session, other than its own browser. */
const ENDINGS = {
  'Cognito no longer renews': async ({ pool, clock, address }: Setting) => {
    await disableAccount(pool, address)
    await clock.passes({ seconds: 301 })
  },
  'another device ended': async ({ site, pool, clock, address }: Setting) => {
    await clock.passes({ seconds: 31 })
    const device = new HttpVisitor(site.origin)
    await device.asksForCode(address)
    await device.entersCode(newestCode(pool, address))
    await device.submits('/account', 'Sign out of all devices')
  },
}

/** `address` is signed in on the page; `ends` ends that session. */
const test = base.extend<{ address: string; ends: (ending: keyof typeof ENDINGS) => Promise<void> }>({
  address: async ({ visitor }, use) => {
    const address = newAddress()
    await visitor.signsUp(address)
    await visitor.entersCode(await visitor.readsCode(address))
    await visitor.isHome(address)
    await use(address)
  },
  ends: async ({ site, pool, clock, address }, use) => {
    await use((ending) => ENDINGS[ending]({ site, pool, clock, address }))
  },
})

for (const name of ['Cognito no longer renews', 'another device ended'] as const) {
  test(`a session that ${name} is said to have ended, and the address is kept`, async ({
    page,
    address,
    ends,
  }) => {
    await ends(name)
    await page.goto('/account')
    await expect(page).toHaveURL('/sign-in?next=%2Faccount')
    for (const _ of ['at once', 'after a reload']) {
      await expect(page.getByRole('status')).toHaveText(ENDED.en)
      await expect(page.getByLabel('Email address')).toHaveValue(address)
      await page.reload()
    }
  })

  test(`an action of a session that ${name} leads to the same`, async ({ page, address, ends }) => {
    await page.goto('/account')
    await page.getByLabel('Name').fill('Anna')
    await ends(name)
    await page.getByRole('button', { name: 'Save the name' }).click()
    await expect(page).toHaveURL('/sign-in?next=%2Faccount')
    await expect(page.getByRole('status')).toHaveText(ENDED.en)
    await expect(page.getByLabel('Email address')).toHaveValue(address)
  })
}

test('an ended session is forgotten with the next sign-in, which names no one else', async ({
  visitor,
  page,
  address,
  ends,
}) => {
  await ends('Cognito no longer renews')
  await page.goto('/')
  await expect(page.getByRole('status')).toHaveText(ENDED.en)
  const other = newAddress()
  await visitor.signsUp(other)
  await visitor.entersCode(await visitor.readsCode(other))
  await visitor.isHome(other)
  await page.reload()
  expect(await page.content()).not.toContain(address)
  await visitor.signsOut()
  await page.goto('/sign-in')
  await expect(page.getByLabel('Email address')).toHaveValue('')
  await expect(page.getByRole('status')).toBeEmpty()
})

test('who was never here reads of no session that ended', async ({ page }) => {
  await page.goto('/account')
  await expect(page).toHaveURL('/sign-in?next=%2Faccount')
  await expect(page.getByRole('status')).toBeEmpty()
})

test('who signed out reads of no session that ended', async ({ visitor, page, context, address }) => {
  const before = await context.cookies()
  await visitor.signsOut()
  // The second time as a request of another tab that was on its way meanwhile.
  for (const cookies of [[], before]) {
    await context.addCookies(cookies)
    await page.goto('/account')
    await expect(page).toHaveURL('/sign-in?next=%2Faccount')
    await expect(page.getByRole('status')).toBeEmpty()
    expect(await page.content()).not.toContain(address)
  }
})

test('an ended session is said so in every language, without another question to Cognito', {
  tag: '@http',
}, async ({ site, pool, clock }) => {
  const address = newAddress()
  const visitor = new HttpVisitor(site.origin)
  await visitor.submits('/sign-up', 'Email me a code', { email: address })
  await visitor.entersCode(newestCode(pool, address))
  await ENDINGS['Cognito no longer renews']({ site, pool, clock, address })
  await visitor.reads('/')
  pool.faults.cognito.drop = 'before'
  for (const language of LANGUAGES) {
    const html = await (await visitor.get('/sign-in', { 'accept-language': language })).text()
    expect(plainText(html)).toContain(ENDED[language])
    expect(html).toContain(`value="${address}"`)
  }
  delete pool.faults.cognito.drop
  await clock.passes({ seconds: 86_400 })
  expect(await visitor.reads('/sign-in')).not.toContain(address)
})
