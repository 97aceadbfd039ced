import { expect, test } from 'vitest'
import { userPoolIn } from '#infra/pool.ts'
import { PASSWORD } from './testing/caller.ts'
import { passwordHandlers } from './testing/handlers.ts'
import { NEW_PASSWORD, otherThan, recoveryOf } from './testing/recovery.ts'
import { srpClient } from './testing/srp-client.ts'
import { refusalOf, startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'
const NOBODY = 'nobody@example.com'
const WRONG = 'NotAuthorizedException: Incorrect username or password.'
const MISMATCH = 'CodeMismatchException: Invalid verification code provided, please try again.'
const EXPIRED = 'ExpiredCodeException: Invalid code provided, please request a code again.'
const LIMIT = 'LimitExceededException: Attempt limit exceeded, please try after some time.'

/** A pool with passwords, where Anna has an account with a proven address. */
async function startWithAnna(options: Parameters<typeof startCognito>[0] = {}) {
  const pool = userPoolIn('password-and-code')
  const cognito = await startCognito({ triggers: passwordHandlers, pool, ...options })
  await cognito.caller.signUp(ANNA)
  await cognito.caller.adminUpdate(ANNA, { email_verified: 'true' })
  return { ...cognito, srp: srpClient(cognito), ...recoveryOf(cognito, ANNA) }
}

test('the mailed code sets the new password, and the old one is wrong from then on', async () => {
  const { forgot, reset, code, srp } = await startWithAnna()
  await forgot()
  const { $metadata: _, ...answer } = await reset(code())
  expect(answer).toEqual({})
  expect((await srp.signIn(ANNA, NEW_PASSWORD)).TokenType).toBe('Bearer')
  expect(await refusalOf(srp.prove(ANNA, PASSWORD))).toBe(WRONG)
})

test('sign-ins so far live on', async () => {
  const { caller, forgot, reset, code, srp } = await startWithAnna()
  const { AccessToken } = await srp.signIn(ANNA, PASSWORD)
  await forgot()
  await reset(code())
  expect((await caller.getUser(AccessToken)).Username).toBeDefined()
})

test('a code works once, also of ten at the same time', async () => {
  const { forgot, reset, code, passes } = await startWithAnna()
  await forgot()
  const mailed = code()
  const refusals = await Promise.all(Array.from({ length: 10 }, () => refusalOf(reset(mailed))))
  expect(refusals.filter((refusal) => refusal === 'not refused')).toHaveLength(1)
  passes(3_600)
  expect(await refusalOf(reset(mailed))).toBe(EXPIRED)
})

test('a wrong code: CodeMismatchException, and the right one still works', async () => {
  const { forgot, reset, code, srp } = await startWithAnna()
  await forgot()
  expect(await refusalOf(reset(otherThan(code())))).toBe(MISMATCH)
  expect((await srp.prove(ANNA, PASSWORD)).ChallengeName).toBe('CUSTOM_CHALLENGE')
  await reset(code())
})

test('the sixth attempt within an hour is refused, with the right code too', async () => {
  const { forgot, reset, code, passes } = await startWithAnna()
  await forgot()
  for (let attempt = 0; attempt < 5; attempt += 1) {
    expect(await refusalOf(reset(otherThan(code())))).toBe(MISMATCH)
  }
  expect(await refusalOf(reset(code()))).toBe(LIMIT)
  passes(3_600)
  await forgot()
  expect(await refusalOf(reset(code()))).toBe('not refused')
})

test('a code lives one hour', async () => {
  const { forgot, reset, code, passes } = await startWithAnna()
  await forgot()
  passes(3_599)
  expect(await refusalOf(reset(otherThan(code())))).toBe(MISMATCH)
  passes(1)
  expect(await refusalOf(reset(code()))).toBe(EXPIRED)
})

test('a new code replaces the one before, and there is none without a request', async () => {
  const { forgot, reset, code } = await startWithAnna()
  expect(await refusalOf(reset('123456'))).toBe(EXPIRED)
  await forgot()
  const first = code()
  await forgot()
  // One draw in a million gives the same code twice.
  if (code() !== first) expect(await refusalOf(reset(first))).toBe(MISMATCH)
  expect(await refusalOf(reset(code()))).toBe('not refused')
})

test('the code of a sign-up resets no password', async () => {
  const { PreSignUp: _, ...triggers } = passwordHandlers
  const { reset, code } = await startWithAnna({ triggers })
  expect(await refusalOf(reset(code()))).toBe(EXPIRED)
})

test('the policy comes before the code, and costs no attempt', async () => {
  const { forgot, reset, code } = await startWithAnna()
  await forgot()
  for (let attempt = 0; attempt < 6; attempt += 1) {
    expect(await refusalOf(reset(code(), { Password: 'too-short' }))).toBe(
      'InvalidPasswordException: Password did not conform with policy: Password not long enough',
    )
  }
  expect(await refusalOf(reset(code()))).toBe('not refused')
})

test('an unknown user: CodeMismatchException, or UserNotFoundException with LEGACY', async () => {
  const { reset } = await startWithAnna()
  expect(await refusalOf(reset('123456', {}, NOBODY))).toBe(MISMATCH)
  const legacy = await startWithAnna({ client: { PreventUserExistenceErrors: 'LEGACY' } })
  expect(await refusalOf(legacy.reset('123456', {}, NOBODY))).toBe(
    'UserNotFoundException: Username/client id combination not found.',
  )
})

test('a new password ends a lockout', async () => {
  const { forgot, reset, code, srp } = await startWithAnna()
  for (let guess = 0; guess < 5; guess += 1) await refusalOf(srp.guess(ANNA))
  await forgot()
  await reset(code())
  expect((await srp.prove(ANNA, NEW_PASSWORD)).ChallengeName).toBe('CUSTOM_CHALLENGE')
})

test('SecretHash over another name is refused', async () => {
  const { caller, cognito, reset } = await startWithAnna()
  expect(await refusalOf(reset('123456', caller.hash(NOBODY)))).toBe(
    `NotAuthorizedException: Unable to verify secret hash for client ${cognito.clientId}`,
  )
})
