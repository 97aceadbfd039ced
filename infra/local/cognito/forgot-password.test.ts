import { AdminDisableUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { userPoolIn } from '#infra/pool.ts'
import { passwordHandlers } from './testing/handlers.ts'
import { recoveryOf } from './testing/recovery.ts'
import { refusalOf, startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'
const NOBODY = 'nobody@example.com'
const LIMIT = 'LimitExceededException: Attempt limit exceeded, please try after some time.'
const UNVERIFIED =
  'InvalidParameterException: Cannot reset password for the user as there is no registered/verified email or phone_number'
const UNKNOWN = 'UserNotFoundException: Username/client id combination not found.'

type Options = Parameters<typeof startCognito>[0]

const { PreSignUp: _confirms, ...withoutConfirmation } = passwordHandlers

/** A pool with passwords, where Anna has signed up. */
async function start(options: Options = {}) {
  const pool = userPoolIn('password-and-code')
  const cognito = await startCognito({ triggers: passwordHandlers, pool, ...options })
  await cognito.caller.signUp(ANNA)
  return { ...cognito, ...recoveryOf(cognito, ANNA) }
}

/** The same, and her address is proven. */
async function startVerified(options: Options = {}) {
  const started = await start(options)
  await started.caller.adminUpdate(ANNA, { email_verified: 'true' })
  return started
}

test("mails a code of six digits with the pool's subject and message, and says where it went", async () => {
  const { forgot, mails } = await startVerified()
  const { $metadata: _, ...answer } = await forgot()
  expect(answer).toEqual({
    CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'a***@e***' },
  })
  const message = expect.stringMatching(/^Your verification code is \d{6}$/)
  expect(mails).toEqual([{ to: ANNA, subject: 'Your verification code', message }])
})

test('email_verified counts however it is written', async () => {
  for (const [email_verified, refusal] of [
    ['True', 'not refused'],
    ['TRUE', 'not refused'],
    ['yes', UNVERIFIED],
  ] as const) {
    const { caller, forgot } = await start()
    await caller.adminUpdate(ANNA, { email_verified })
    expect(await refusalOf(forgot())).toBe(refusal)
  }
})

test('the sixth code within an hour is refused and mails nothing', async () => {
  const { forgot, mails, passes } = await startVerified()
  for (let count = 0; count < 5; count += 1) await forgot()
  expect(await refusalOf(forgot())).toBe(LIMIT)
  expect(mails).toHaveLength(5)
  passes(3_600)
  expect(await refusalOf(forgot())).toBe('not refused')
})

test('unknown and disabled users, ENABLED: details that look real, and no mail', async () => {
  const { caller, cognito, forgot, mails } = await startVerified()
  const known = (await forgot()).CodeDeliveryDetails
  expect((await forgot(NOBODY)).CodeDeliveryDetails).toEqual({ ...known, Destination: 'n***@e***' })
  await caller.sdk.send(new AdminDisableUserCommand({ UserPoolId: cognito.poolId, Username: ANNA }))
  expect((await forgot()).CodeDeliveryDetails).toEqual(known)
  expect(mails).toHaveLength(1)
})

test('an unknown user, LEGACY: "Username/client id combination not found."', async () => {
  const { forgot } = await start({ client: { PreventUserExistenceErrors: 'LEGACY' } })
  expect(await refusalOf(forgot(NOBODY))).toBe(UNKNOWN)
})

test('no verified address: refused, or simulated where that is assumed, and never a mail', async () => {
  for (const triggers of [passwordHandlers, withoutConfirmation]) {
    const refusing = await start({ triggers })
    const mailsBefore = refusing.mails.length
    expect(await refusalOf(refusing.forgot())).toBe(UNVERIFIED)
    expect(refusing.mails).toHaveLength(mailsBefore)
  }
  const simulating = await start({ assumptions: { recoveryWithoutAddress: 'simulated' } })
  expect((await simulating.forgot()).CodeDeliveryDetails?.Destination).toBe('a***@e***')
  expect(simulating.mails).toEqual([])
})

test('an unconfirmed user has no address to trust, whatever an administrator wrote', async () => {
  const { forgot } = await startVerified({ triggers: withoutConfirmation })
  expect(await refusalOf(forgot())).toBe(UNVERIFIED)
})

test('a pool for administrators only refuses all users alike', async () => {
  const { forgot } = await startVerified({ pool: userPoolIn('code') })
  for (const name of [ANNA, NOBODY]) {
    expect(await refusalOf(forgot(name))).toBe(
      'NotAuthorizedException: Contact administrator to reset password.',
    )
  }
})

test('a code that cannot be delivered: CodeDeliveryFailureException', async () => {
  const { forgot } = await startVerified({
    deliver: async () => {
      throw new Error('no mail today')
    },
  })
  expect(await refusalOf(forgot())).toMatch(/^CodeDeliveryFailureException: /)
})
