import {
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  ResendConfirmationCodeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import type { SignInMode } from '#lib/sign-in-mode.ts'
import { offers } from '#lib/testing/offers.ts'
import { PASSWORD, TokensSchema } from './cognito/testing/caller.ts'
import { codeIn } from './inbox/mail.ts'
import { poolAndCaller } from './testing/pool-and-caller.ts'

const ANNA = 'anna@example.com'
const JAPANESE = { UserAttributes: [{ Name: 'locale', Value: 'ja' }] }

test.runIf(offers('ja'))('every mail of an account is in the language that it was created in', async () => {
  const { caller, srp, named, mailed, code } = await started('password-and-code')
  await caller.signUp(ANNA, JAPANESE)
  await caller.sdk.send(new ResendConfirmationCodeCommand(named))
  await caller.sdk.send(new ConfirmSignUpCommand({ ...named, ConfirmationCode: code() }))
  await srp.prove(ANNA, PASSWORD, { requestCode: 'true' })
  await caller.sdk.send(new ForgotPasswordCommand(named))
  const answer = { ConfirmationCode: code(), Password: 'another-long-password' }
  await caller.sdk.send(new ConfirmForgotPasswordCommand({ ...named, ...answer }))
  expect(mailed()).toEqual([
    'ja: App のメールアドレス確認用コード',
    'ja: App のメールアドレス確認用コード',
    expect.stringMatching(/^ja: \d{6} は App の確認コードです$/),
    'ja: App のパスワード再設定用コード',
    'ja: App のパスワードが変更されました',
  ])
})

test.runIf(offers('ja', 'ar'))(
  'a sign-in from a page in another language changes it, and nothing before the right code does',
  async () => {
    const { caller, mailed, code, passes } = await started('code')
    const arabic = { ClientMetadata: { language: 'ar' } }
    await caller.signUp(ANNA, JAPANESE)
    const first = await caller.start(ANNA, { language: 'ar' })
    const wrong = await caller.respond(first.Session, ANNA, wrongFor(code()), arabic)
    passes(31)
    await caller.start(ANNA, { language: 'ar' })
    const { AuthenticationResult } = await caller.respond(wrong.Session ?? '', ANNA, code(), arabic)
    expect(decodeJwt(TokensSchema.parse(AuthenticationResult).IdToken)).toMatchObject({
      locale: 'ar',
      email_verified: true,
    })
    passes(31)
    await caller.start(ANNA, { language: 'ja' })
    expect(mailed().map((mail) => mail.slice(0, 2))).toEqual(['ja', 'ja', 'ar'])
  },
)

test('an account from before there were languages gets its mails in English', async () => {
  const { caller, mailed } = await started('code')
  await caller.signUp(ANNA)
  await caller.start(ANNA, { language: 'ar' })
  expect(mailed()).toEqual([expect.stringMatching(/^en: \d{6} is your App code$/)])
})

async function started(signInMode: SignInMode) {
  const all = await poolAndCaller(signInMode)
  const { pool, caller } = all
  const mails = () => pool.inbox.messages(ANNA)
  return {
    ...all,
    named: { ClientId: pool.clientId, Username: ANNA, ...caller.hash(ANNA) },
    /** The mails so far, the oldest first: language and subject. */
    mailed: () =>
      mails()
        .map(({ html, subject }) => `${/<html lang="(\w+)/.exec(html)?.[1]}: ${subject}`)
        .reverse(),
    code: () => codeIn(mails()[0] ?? { subject: '', text: '', html: '' }) ?? 'no code',
  }
}

function wrongFor(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0')
}
