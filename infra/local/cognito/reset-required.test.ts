import { expect, test } from 'vitest'
import { userPoolIn } from '#infra/pool.ts'
import { PASSWORD } from './testing/caller.ts'
import { answering, passwordHandlers, plainHandlers, RIGHT_ANSWER } from './testing/handlers.ts'
import { NEW_PASSWORD, recoveryOf } from './testing/recovery.ts'
import { srpClient } from './testing/srp-client.ts'
import { refusalOf, startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'
const WRONG = 'NotAuthorizedException: Incorrect username or password.'
const RESET = 'PasswordResetRequiredException: Password reset required for the user'
const IMPOSSIBLE =
  'InvalidParameterException: Cannot reset password for the user as there is no registered/verified email or phone_number'

/** A pool with passwords, where Anna has an account with a proven address. */
async function startWithAnna(options: Parameters<typeof startCognito>[0] = {}) {
  const pool = userPoolIn('password-and-code')
  const cognito = await startCognito({ triggers: passwordHandlers, pool, ...options })
  await cognito.caller.signUp(ANNA)
  await cognito.caller.adminUpdate(ANNA, { email_verified: 'true' })
  return { ...cognito, srp: srpClient(cognito), ...recoveryOf(cognito, ANNA) }
}

test('AdminResetUserPassword sets the status and mails a code, in the words of CustomMessage', async () => {
  const CustomMessage = answering(() => ({ emailSubject: 'Reset', emailMessage: 'Code: {####}' }))
  const { caller, events, mails, adminReset } = await startWithAnna({
    triggers: { ...passwordHandlers, CustomMessage },
  })
  const { $metadata: _, ...answer } = await adminReset({ from: 'operator' })
  expect(answer).toEqual({})
  expect(await caller.statusOf(ANNA)).toBe('RESET_REQUIRED')
  expect(mails).toEqual([{ to: ANNA, subject: 'Reset', message: expect.stringMatching(/^Code: \d{6}$/) }])
  expect(events.at(-1)).toMatchObject({
    triggerSource: 'CustomMessage_ForgotPassword',
    request: { clientMetadata: { from: 'operator' } },
  })
})

test('its code sets a new password, and the account is CONFIRMED again', async () => {
  const { caller, srp, adminReset, reset, code } = await startWithAnna()
  await adminReset()
  await reset(code())
  expect(await caller.statusOf(ANNA)).toBe('CONFIRMED')
  expect((await srp.signIn(ANNA, NEW_PASSWORD)).TokenType).toBe('Bearer')
})

test('so does the code of ForgotPassword', async () => {
  const { caller, adminReset, forgot, reset, code, mails } = await startWithAnna()
  await adminReset()
  await forgot()
  expect(mails).toHaveLength(2)
  await reset(code())
  expect(await caller.statusOf(ANNA)).toBe('CONFIRMED')
})

test('with SRP the right password says so, or the start, or nothing does, as assumed', async () => {
  for (const [resetRequired, atStart, wrong, right] of [
    ['after-password', 'not refused', WRONG, RESET],
    ['at-initiate', RESET, RESET, RESET],
    ['hidden', 'not refused', WRONG, WRONG],
  ] as const) {
    const { srp, adminReset } = await startWithAnna({ assumptions: { resetRequired } })
    await adminReset()
    expect(await refusalOf(srp.startBare(ANNA))).toBe(atStart)
    expect(await refusalOf(srp.prove(ANNA, `${PASSWORD}!`))).toBe(wrong)
    expect(await refusalOf(srp.prove(ANNA, PASSWORD))).toBe(right)
  }
})

test('after a right password Define is not asked', async () => {
  const { events, srp, adminReset } = await startWithAnna()
  await adminReset()
  events.length = 0
  expect(await refusalOf(srp.prove(ANNA, PASSWORD))).toBe(RESET)
  expect(events).toHaveLength(1)
})

test('with SRP and LEGACY any password says so', async () => {
  for (const resetRequired of ['after-password', 'hidden'] as const) {
    const { srp, adminReset } = await startWithAnna({
      client: { PreventUserExistenceErrors: 'LEGACY' },
      assumptions: { resetRequired },
    })
    await adminReset()
    expect(await refusalOf(srp.guess(ANNA))).toBe(RESET)
  }
})

test('without SRP the start says so, and no trigger runs', async () => {
  for (const [resetRequired, refusal] of [
    ['after-password', RESET],
    ['at-initiate', RESET],
    ['hidden', WRONG],
  ] as const) {
    const { caller, events, adminReset } = await startWithAnna({
      triggers: plainHandlers,
      assumptions: { resetRequired },
    })
    await adminReset()
    events.length = 0
    expect(await refusalOf(caller.initiate(ANNA))).toBe(refusal)
    expect(events).toEqual([])
  }
})

test('led past the password, the user is refused before any code is made', async () => {
  const DefineAuthChallenge = answering(() => ({ challengeName: 'CUSTOM_CHALLENGE' }))
  const { events, srp, adminReset } = await startWithAnna({
    triggers: { ...passwordHandlers, DefineAuthChallenge },
  })
  await adminReset()
  events.length = 0
  expect(await refusalOf(srp.startBare(ANNA))).toBe(RESET)
  expect(events).toHaveLength(1)
})

test('a reset in the middle of a flow: no tokens', async () => {
  const { caller, adminReset } = await startWithAnna({ triggers: plainHandlers })
  const { Session } = await caller.challenge(ANNA)
  await adminReset()
  expect(await refusalOf(caller.respond(Session, ANNA, RIGHT_ANSWER))).toBe(RESET)
})

test('AdminResetUserPassword refuses: no proven address, a temporary password, no recovery by mail', async () => {
  const pool = await startWithAnna()
  const { caller, adminReset } = pool
  await caller.adminUpdate(ANNA, { email_verified: 'false' })
  expect(await refusalOf(adminReset())).toBe(IMPOSSIBLE)
  await caller.adminCreate('ben@example.com')
  const ben = recoveryOf(pool, 'ben@example.com')
  expect(await refusalOf(ben.adminReset())).toBe(
    'NotAuthorizedException: User password cannot be reset in the current state.',
  )
  const onlyAdmin = await startWithAnna({ pool: userPoolIn('code') })
  expect(await refusalOf(onlyAdmin.adminReset())).toBe(
    'NotAuthorizedException: Contact administrator to reset password.',
  )
})
