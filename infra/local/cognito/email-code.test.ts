import {
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  ResendConfirmationCodeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { userPoolIn } from '#infra/pool.ts'
import { answering, type Handlers, passwordHandlers, throwing } from './testing/handlers.ts'
import { recoveryOf } from './testing/recovery.ts'
import { refusalOf, startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'
const TEMPLATE = { subject: 'Your verification code', message: /^Your verification code is \d{6}$/ }
const UNUSABLE = 'InvalidLambdaResponseException: Unrecognizable lambda output'

const { PreSignUp: _confirms, ...unconfirmed } = passwordHandlers

/** A pool with passwords, whose sign-ups wait for a code, in words of this trigger. */
async function start(CustomMessage: Handlers['CustomMessage']) {
  const triggers = { ...unconfirmed, ...(CustomMessage === undefined ? {} : { CustomMessage }) }
  const cognito = await startCognito({ pool: userPoolIn('password-and-code'), triggers })
  const { caller } = cognito
  const named = { ClientId: cognito.cognito.clientId, Username: ANNA, ...caller.hash(ANNA) }
  return {
    ...cognito,
    confirm: () => {
      const ConfirmationCode = recoveryOf(cognito, ANNA).code()
      return caller.sdk.send(new ConfirmSignUpCommand({ ...named, ConfirmationCode }))
    },
    resend: (ClientMetadata?: Record<string, string>) =>
      caller.sdk.send(new ResendConfirmationCodeCommand({ ...named, ClientMetadata })),
    forgot: (ClientMetadata?: Record<string, string>) =>
      caller.sdk.send(new ForgotPasswordCommand({ ...named, ClientMetadata })),
  }
}

const worded = (response: object) => answering(() => response)

test('runs after SignUp, ResendConfirmationCode and ForgotPassword, with the ClientMetadata of each', async () => {
  const { caller, confirm, resend, forgot, events } = await start(worded({}))
  const UserAttributes = [{ Name: 'locale', Value: 'ja' }]
  const { UserSub: sub } = await caller.signUp(ANNA, { UserAttributes, ClientMetadata: { from: 'sign-up' } })
  await resend({ from: 'resend' })
  await confirm()
  await forgot()

  const [signedUp, resent, forgotten] = events
  expect(signedUp).toMatchObject({
    triggerSource: 'CustomMessage_SignUp',
    userName: sub,
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  })
  expect(signedUp?.request).toEqual({
    userAttributes: {
      sub,
      email: ANNA,
      email_verified: 'false',
      locale: 'ja',
      'cognito:user_status': 'UNCONFIRMED',
    },
    codeParameter: '{####}',
    linkParameter: '{##Click Here##}',
    usernameParameter: null,
    clientMetadata: { from: 'sign-up' },
  })
  expect(resent?.triggerSource).toBe('CustomMessage_ResendCode')
  expect(resent?.request).toMatchObject({ clientMetadata: { from: 'resend' } })
  expect(forgotten?.triggerSource).toBe('CustomMessage_ForgotPassword')
  expect(forgotten?.request).not.toHaveProperty('clientMetadata')
})

test('its words go out, with the code in every place for it; a subject goes out as it is', async () => {
  const words = { emailSubject: 'For you: {####}', emailMessage: '<b>{####}</b> and {####}' }
  const { caller, mails } = await start(worded(words))
  await caller.signUp(ANNA)
  const message = expect.stringMatching(/^<b>(\d{6})<\/b> and \1$/)
  expect(mails).toEqual([{ to: ANNA, subject: 'For you: {####}', message }])
})

test.each([
  [{}, TEMPLATE],
  [{ emailSubject: '', emailMessage: '' }, TEMPLATE],
  [{ emailSubject: 'Ours' }, { ...TEMPLATE, subject: 'Ours' }],
  [
    { emailSubject: 'Ours', emailMessage: 'no place for a code' },
    { ...TEMPLATE, subject: 'Ours' },
  ],
  [{ emailMessage: 'Ours {####}' }, { ...TEMPLATE, message: /^Ours \d{6}$/ }],
])("what it leaves empty, or without a place for the code, is the pool's: %j", async (response, sent) => {
  const { caller, mails } = await start(worded(response))
  await caller.signUp(ANNA)
  expect(mails).toEqual([{ to: ANNA, subject: sent.subject, message: expect.stringMatching(sent.message) }])
})

test.each([
  { emailSubject: 'x'.repeat(141) },
  { emailMessage: `{####}${'x'.repeat(20_000)}` },
  { emailMessage: 123456 },
])('an answer that the service cannot use fails the call and mails nothing', async (response) => {
  const { caller, mails } = await start(worded(response))
  expect(await refusalOf(caller.signUp(ANNA))).toBe(UNUSABLE)
  expect(mails).toEqual([])
})

test('what it throws reaches the caller; the account is there all the same', async () => {
  const { caller, mails } = await start(throwing('not today'))
  expect(await refusalOf(caller.signUp(ANNA))).toBe(
    'UserLambdaValidationException: CustomMessage failed with error not today.',
  )
  expect(mails).toEqual([])
  expect(await refusalOf(caller.signUp(ANNA))).toMatch(/^UsernameExistsException/)
})

test('does not run for a sign-up that PreSignUp confirms', async () => {
  const { caller, events, mails } = await startCognito({
    triggers: { ...passwordHandlers, CustomMessage: worded({}) },
  })
  await caller.signUp(ANNA)
  expect(events.map(({ triggerSource }) => triggerSource)).toEqual(['PreSignUp_SignUp'])
  expect(mails).toEqual([])
})
