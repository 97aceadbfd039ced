import { expect, test } from 'vitest'
import type { TriggerHandler } from '#infra/triggers/trigger-handler.ts'
import { PASSWORD, secretHash } from './testing/caller.ts'
import { answering, type Handlers, plainHandlers, throwing } from './testing/handlers.ts'
import { recoveryOf } from './testing/recovery.ts'
import { refusalOf, startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'
const EXISTS = 'UsernameExistsException: An account with the given email already exists.'

const withPreSignUp = (response: object): Handlers => ({
  ...plainHandlers,
  PreSignUp: answering(() => response),
})

test('without a trigger: unconfirmed, a code on its way, the address masked, no Session', async () => {
  const { caller, mails } = await startCognito({ triggers: {} })
  const { $metadata: _, ...answer } = await caller.signUp('frida@example.com')
  expect(answer).toEqual({
    UserConfirmed: false,
    UserSub: expect.stringMatching(/^[\da-f-]{36}$/),
    CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'f***@e***' },
  })
  expect(mails).toEqual([
    {
      to: 'frida@example.com',
      subject: 'Your verification code',
      message: expect.stringMatching(/^Your verification code is \d{6}$/),
    },
  ])
})

test('a pool without AutoVerifiedAttributes mails no code, and cannot send one again', async () => {
  const pool = await startCognito({ triggers: {}, pool: { AutoVerifiedAttributes: [] } })
  const { $metadata: _, ...answer } = await pool.caller.signUp(ANNA)
  expect(answer).toEqual({ UserConfirmed: false, UserSub: expect.any(String) })
  expect(await refusalOf(recoveryOf(pool, ANNA).resend())).toBe(
    'InvalidParameterException: Cannot resend codes. Auto verification not turned on.',
  )
  expect(pool.mails).toEqual([])
})

test('PreSignUp autoConfirmUser: confirmed without a mail, the address not verified', async () => {
  const { caller, mails } = await startCognito({ triggers: withPreSignUp({ autoConfirmUser: true }) })
  const { $metadata: _, ...answer } = await caller.signUp(ANNA)
  expect(answer).toEqual({ UserConfirmed: true, UserSub: expect.any(String) })
  expect(mails).toEqual([])
  expect(await verifiedOf(caller)).toBe('false')
})

test('PreSignUp autoVerifyEmail is honoured', async () => {
  const { caller } = await startCognito({
    triggers: withPreSignUp({ autoConfirmUser: true, autoVerifyEmail: true }),
  })
  await caller.signUp(ANNA)
  expect(await verifiedOf(caller)).toBe('true')
})

test('PreSignUp sees the attributes, ValidationData and ClientMetadata, and false everywhere', async () => {
  const { caller, events } = await startCognito()
  const { UserSub } = await caller.signUp(ANNA, {
    UserAttributes: [{ Name: 'name', Value: 'Anna' }],
    ValidationData: [{ Name: 'clientAddress', Value: '192.0.2.1' }],
    ClientMetadata: { locale: 'en' },
  })
  expect(events).toEqual([
    expect.objectContaining({
      triggerSource: 'PreSignUp_SignUp',
      userName: UserSub,
      request: {
        userAttributes: { email: ANNA, name: 'Anna' },
        validationData: { clientAddress: '192.0.2.1' },
        clientMetadata: { locale: 'en' },
      },
      response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
    }),
  ])
})

test('validationData is null where none was sent, and a handler may return it so', async () => {
  const { caller, events } = await startCognito()
  expect((await caller.signUp(ANNA)).UserConfirmed).toBe(true)
  expect(events[0]?.request).toEqual({ userAttributes: { email: ANNA }, validationData: null })
})

test('PreSignUp refuses a sign-up by throwing, and no user is made', async () => {
  const { caller } = await startCognito({ triggers: { ...plainHandlers, PreSignUp: throwing('closed') } })
  const refusal = 'UserLambdaValidationException: PreSignUp failed with error closed.'
  expect(await refusalOf(caller.signUp(ANNA))).toBe(refusal)
  expect(await refusalOf(caller.signUp(ANNA))).toBe(refusal)
})

test('an address that is taken, in any case: UsernameExistsException', async () => {
  const { caller } = await startCognito()
  await caller.signUp(ANNA)
  expect(await refusalOf(caller.signUp(ANNA))).toBe(EXISTS)
  expect(await refusalOf(caller.signUp('ANNA@Example.com'))).toBe(EXISTS)
})

test('PreSignUp runs for an address that is taken too, or for new ones only, as assumed', async () => {
  for (const preSignUpRuns of ['before-lookup', 'after-lookup'] as const) {
    const { caller, events } = await startCognito({ assumptions: { preSignUpRuns } })
    await caller.signUp(ANNA)
    events.length = 0
    expect(await refusalOf(caller.signUp(ANNA))).toBe(EXISTS)
    expect(events).toHaveLength(preSignUpRuns === 'before-lookup' ? 1 : 0)
  }
})

test('a refusal of PreSignUp says nothing of whether the address is taken', async () => {
  let PreSignUp: TriggerHandler = plainHandlers.PreSignUp
  const { caller } = await startCognito({
    triggers: { ...plainHandlers, PreSignUp: (event) => PreSignUp(event) },
  })
  await caller.signUp(ANNA)
  PreSignUp = throwing('closed')
  for (const username of [ANNA, 'nobody@example.com']) {
    expect(await refusalOf(caller.signUp(username))).toBe(
      'UserLambdaValidationException: PreSignUp failed with error closed.',
    )
  }
})

test('of two sign-ups of one address that are in the trigger at once, one makes the account', async () => {
  const inside: (() => void)[] = []
  const triggers: Handlers = {
    PreSignUp: async (event) => {
      await new Promise<void>((resolve) => {
        inside.push(resolve)
        if (inside.length === 2) for (const leave of inside) leave()
      })
      return event
    },
  }
  const { caller } = await startCognito({ triggers })
  const refusals = await Promise.all([refusalOf(caller.signUp(ANNA)), refusalOf(caller.signUp(ANNA))])
  expect(refusals.sort()).toEqual([EXISTS, 'not refused'])
})

test('the address is the user name, whatever stands among the attributes', async () => {
  const { caller } = await startCognito()
  const { UserSub } = await caller.signUp('ben@example.com')
  await caller.signUp(ANNA, { UserAttributes: [{ Name: 'email', Value: 'ben@example.com' }] })
  const { ChallengeParameters } = await caller.challenge('ben@example.com')
  expect(ChallengeParameters['USERNAME']).toBe(UserSub)
})

test('"Username should be an email."', async () => {
  const { caller } = await startCognito()
  expect(await refusalOf(caller.signUp('anna'))).toBe(
    'InvalidParameterException: Username should be an email.',
  )
})

test('an attribute that the client may not write is refused', async () => {
  const { caller } = await startCognito()
  const UserAttributes = [{ Name: 'email_verified', Value: 'true' }]
  expect(await refusalOf(caller.signUp(ANNA, { UserAttributes }))).toBe(
    'NotAuthorizedException: A client attempted to write unauthorized attribute',
  )
})

test('a pool for administrators only: "SignUp is not permitted for this user pool"', async () => {
  const { caller } = await startCognito({
    pool: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } },
  })
  expect(await refusalOf(caller.signUp(ANNA))).toBe(
    'NotAuthorizedException: SignUp is not permitted for this user pool',
  )
})

test.each([
  ['Ab1!', 'Password not long enough'],
  ['LONG-ENOUGH-1', 'Password must have lowercase characters'],
  ['long-enough-1', 'Password must have uppercase characters'],
  ['Long-Enough-x', 'Password must have numeric characters'],
  ['LongEnough1x', 'Password must have symbol characters'],
])('the password %s: "Password did not conform with policy: %s"', async (Password, reason) => {
  const { caller } = await startCognito({
    pool: {
      Policies: {
        PasswordPolicy: {
          ...{ MinimumLength: 12, RequireLowercase: true, RequireUppercase: true },
          ...{ RequireNumbers: true, RequireSymbols: true },
        },
      },
    },
  })
  expect(await refusalOf(caller.signUp(ANNA, { Password }))).toBe(
    `InvalidPasswordException: Password did not conform with policy: ${reason}`,
  )
  expect((await caller.signUp(ANNA, { Password: 'Long-Enough-1' })).UserConfirmed).toBe(true)
})

test('a password that begins with a blank breaks the pattern', async () => {
  const { caller } = await startCognito()
  expect(await refusalOf(caller.signUp(ANNA, { Password: ` ${PASSWORD}` }))).toBe(
    "InvalidParameterException: 1 validation error detected: Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[\\S]+.*[\\S]+$",
  )
})

test('SecretHash missing, or over the name in another case', async () => {
  const { caller, cognito } = await startCognito()
  expect(await refusalOf(caller.signUp(ANNA, { SecretHash: undefined }))).toBe(
    `NotAuthorizedException: Client ${cognito.clientId} is configured with secret but SECRET_HASH was not received`,
  )
  const SecretHash = secretHash(cognito, 'Anna@example.com')
  expect(await refusalOf(caller.signUp(ANNA, { SecretHash }))).toBe(
    `NotAuthorizedException: Unable to verify secret hash for client ${cognito.clientId}`,
  )
})

test('a code that cannot be delivered: CodeDeliveryFailureException, and the user is there', async () => {
  const { caller } = await startCognito({
    triggers: {},
    deliver: async () => {
      throw new Error('no mail today')
    },
  })
  expect(await refusalOf(caller.signUp(ANNA))).toMatch(/^CodeDeliveryFailureException: /)
  expect(await refusalOf(caller.signUp(ANNA))).toBe(EXISTS)
})

async function verifiedOf(caller: Awaited<ReturnType<typeof startCognito>>['caller']) {
  const { UserAttributes = [] } = await caller.getUser((await caller.signIn(ANNA)).AccessToken)
  return UserAttributes.find(({ Name }) => Name === 'email_verified')?.Value
}
