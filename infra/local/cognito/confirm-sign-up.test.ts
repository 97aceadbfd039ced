import {
  AdminGetUserCommand,
  ConfirmSignUpCommand,
  ResendConfirmationCodeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { refusalOf, startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'
const MISMATCH = 'CodeMismatchException: Invalid verification code provided, please try again.'
const EXPIRED = 'ExpiredCodeException: Invalid code provided, please request a code again.'
const LIMIT = 'LimitExceededException: Attempt limit exceeded, please try after some time.'
const UNKNOWN = 'UserNotFoundException: Username/client id combination not found.'
const HOUR_SECONDS = 3_600

/** A pool without triggers, where Anna has signed up and got a code. */
async function startWithAnna(options: Parameters<typeof startCognito>[0] = {}) {
  const pool = await startCognito({ triggers: {}, ...options })
  const { caller, cognito, mails } = pool
  await caller.signUp(ANNA)
  const named = (Username: string) => ({ ClientId: cognito.clientId, Username, ...caller.hash(Username) })
  return {
    ...pool,
    code: () => /\d{6}/.exec(mails.at(-1)?.message ?? '')?.[0] ?? 'no code',
    confirm: (ConfirmationCode: string, name = ANNA) =>
      caller.sdk.send(new ConfirmSignUpCommand({ ...named(name), ConfirmationCode })),
    resend: (name = ANNA) => caller.sdk.send(new ResendConfirmationCodeCommand(named(name))),
    stored: () => caller.sdk.send(new AdminGetUserCommand({ UserPoolId: cognito.poolId, Username: ANNA })),
  }
}

/** A code that is not the right one. */
const wrong = (code: string) => code.replace(/^./, (first) => (first === '9' ? '8' : '9'))

test('the mailed code confirms the user and verifies the address', async () => {
  const { confirm, code, stored } = await startWithAnna()
  await confirm(code())
  const { UserStatus, UserAttributes } = await stored()
  expect(UserStatus).toBe('CONFIRMED')
  expect(UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' })
})

test('a wrong code: CodeMismatchException, and the right one still works', async () => {
  const { confirm, code, stored } = await startWithAnna()
  expect(await refusalOf(confirm(wrong(code())))).toBe(MISMATCH)
  expect((await stored()).UserStatus).toBe('UNCONFIRMED')
  await confirm(code())
  expect((await stored()).UserStatus).toBe('CONFIRMED')
})

test('a code lives 24 hours', async () => {
  const { confirm, code, passes } = await startWithAnna()
  passes(24 * HOUR_SECONDS - 1)
  expect(await refusalOf(confirm(wrong(code())))).toBe(MISMATCH)
  passes(1)
  expect(await refusalOf(confirm(code()))).toBe(EXPIRED)
})

test('a confirmed user: "User cannot be confirmed. Current status is CONFIRMED"', async () => {
  const { confirm, code } = await startWithAnna()
  await confirm(code())
  expect(await refusalOf(confirm(code()))).toBe(
    'NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED',
  )
})

test('the 16th attempt within an hour is refused, with the right code too', async () => {
  const { confirm, code, passes } = await startWithAnna()
  for (let attempt = 0; attempt < 15; attempt += 1) {
    expect(await refusalOf(confirm(wrong(code())))).toBe(MISMATCH)
  }
  expect(await refusalOf(confirm(code()))).toBe(LIMIT)
  passes(HOUR_SECONDS)
  expect(await refusalOf(confirm(code()))).toBe('not refused')
})

test('a resend mails a new code and the old one is dead', async () => {
  const { confirm, resend, code, mails } = await startWithAnna()
  const first = code()
  const { CodeDeliveryDetails } = await resend()
  expect(CodeDeliveryDetails?.Destination).toBe('a***@e***')
  expect(mails).toHaveLength(2)
  // One draw in a million gives the same code twice.
  if (code() !== first) expect(await refusalOf(confirm(first))).toBe(MISMATCH)
  await confirm(code())
})

test('the sixth resend within an hour is refused and mails nothing', async () => {
  const { resend, mails, passes } = await startWithAnna()
  for (let count = 0; count < 5; count += 1) await resend()
  expect(await refusalOf(resend())).toBe(LIMIT)
  expect(mails).toHaveLength(6)
  passes(HOUR_SECONDS)
  expect(await refusalOf(resend())).toBe('not refused')
})

test('a resend for a confirmed user: "User is already confirmed."', async () => {
  const { confirm, resend, code } = await startWithAnna()
  await confirm(code())
  expect(await refusalOf(resend())).toBe('InvalidParameterException: User is already confirmed.')
})

test('an unknown user, ENABLED: an expired code, and a resend that looks real', async () => {
  const { confirm, resend, mails } = await startWithAnna()
  expect(await refusalOf(confirm('123456', 'nobody@example.com'))).toBe(EXPIRED)
  expect((await resend('nobody@example.com')).CodeDeliveryDetails).toEqual({
    ...{ AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'n***@e***' },
  })
  expect(mails).toHaveLength(1)
})

test('an unknown user, LEGACY: "Username/client id combination not found."', async () => {
  const { confirm, resend } = await startWithAnna({ client: { PreventUserExistenceErrors: 'LEGACY' } })
  expect(await refusalOf(confirm('123456', 'nobody@example.com'))).toBe(UNKNOWN)
  expect(await refusalOf(resend('nobody@example.com'))).toBe(UNKNOWN)
})
