import { afterEach, beforeEach, expect, it } from 'vitest'
import { LANGUAGES } from '#lib/language.ts'
import { offers } from '#lib/testing/offers.ts'
import { wrongFor } from './testing/sign-in.ts'
import { startTriggers, type Triggers } from './testing/start-triggers.ts'

const ANNA = 'anna@example.com'
const NOBODY = 'nobody@example.com'

let pool: Triggers

beforeEach(async () => {
  pool = await startTriggers('password-and-code')
})

afterEach(async () => {
  await pool.stop()
})

/** The language of every mail so far, in their order. */
function languages(): (string | undefined)[] {
  const parts = pool.ses.mails.map(({ message }) => message.html ?? '')
  return parts.map((html) => /<html lang="(\w+)/.exec(html)?.[1])
}

it('the code is mailed in the language of the account, whatever that of the page that asks', async () => {
  for (const locale of LANGUAGES) {
    pool.passes(1_800)
    await pool.signIn(ANNA, { locale, language: 'fr' }).start()
  }
  expect(languages()).toEqual(LANGUAGES)
})

it('the language changes nothing that the page is told', async () => {
  const told = await pool.signIn(ANNA).start()
  for (const locale of LANGUAGES) {
    const address = `${locale}@example.com`
    expect(await pool.signIn(address, { locale, language: 'ja' }).start()).toEqual(told)
  }
  expect(await pool.signIn(NOBODY, { isUnknown: true, language: 'ja' }).start()).toEqual(told)
})

it.runIf(offers('de', 'ja'))(
  'asking for a code or guessing it does not change the language of an account',
  async () => {
    const stranger = pool.signIn(ANNA, { locale: 'de', language: 'ja' })
    await stranger.start()
    await stranger.answer(wrongFor(pool.codesMailedTo(ANNA)[0] ?? ''))
    await stranger.define()
    pool.passes(31)
    await stranger.resend()
    expect(languages()).toEqual(['de', 'de'])
    expect(pool.cognito.calls).toEqual([])
  },
)

it.runIf(offers('ar'))('the notice of wrong codes is in the language of the account', async () => {
  const stranger = pool.signIn(ANNA, { locale: 'ar', language: 'en' })
  await stranger.start()
  for (let time = 0; time < 3; time++) {
    await stranger.answer(wrongFor(pool.codesMailedTo(ANNA)[0] ?? '', time))
    await stranger.create()
  }
  expect(languages()).toEqual(['ar', 'ar'])
  expect(pool.noticesMailedTo(ANNA)).toHaveLength(1)
})

it.runIf(offers('pt'))('and so is the notice of a new password', async () => {
  await pool.triggers.PostConfirmation({
    userPoolId: 'us-east-1_Local0001',
    userName: 'sub',
    triggerSource: 'PostConfirmation_ConfirmForgotPassword',
    request: { userAttributes: { email: ANNA, locale: 'pt' }, clientMetadata: { language: 'fr' } },
    response: {},
  })
  expect(pool.noticesMailedTo(ANNA)).toEqual(['App: sua senha foi alterada'])
  expect(languages()).toEqual(['pt'])
})
