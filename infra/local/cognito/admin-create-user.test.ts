import { expect, test, vi } from 'vitest'
import { answering, type Handlers, passwordHandlers, plainHandlers, throwing } from './testing/handlers.ts'
import { recoveryOf } from './testing/recovery.ts'
import { srpClient } from './testing/srp-client.ts'
import { refusalOf, startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'
const EXISTS = 'UsernameExistsException: An account with the given email already exists.'
const VERIFIED = [{ Name: 'email_verified', Value: 'true' }]
const PASSWORD = 'temporary-long-password'

test('the answer describes the user: a temporary password, attributes as given, no mail', async () => {
  const { caller, mails, now } = await startCognito()
  const { $metadata: _, ...answer } = await caller.adminCreate(ANNA, {
    UserAttributes: [...VERIFIED, { Name: 'name', Value: 'Anna' }],
  })
  const at = new Date(Math.floor(now() / 1000) * 1000)
  const sub = answer.User?.Username
  expect(sub).toMatch(/^[\da-f]{8}-[\da-f]{4}-7/)
  expect(answer).toEqual({
    User: {
      Username: sub,
      Attributes: [
        { Name: 'sub', Value: sub },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'name', Value: 'Anna' },
        { Name: 'email', Value: ANNA },
      ],
      ...{ UserCreateDate: at, UserLastModifiedDate: at, Enabled: true },
      UserStatus: 'FORCE_CHANGE_PASSWORD',
    },
  })
  expect(mails).toEqual([])
})

test('CUSTOM_AUTH without SRP signs the user in, and the status stays', async () => {
  const { caller, events } = await startCognito()
  await caller.adminCreate(ANNA, { UserAttributes: VERIFIED })
  expect((await caller.signIn(ANNA)).TokenType).toBe('Bearer')
  expect(events.at(-1)?.request.userAttributes?.['cognito:user_status']).toBe('FORCE_CHANGE_PASSWORD')
  expect(await caller.statusOf(ANNA)).toBe('FORCE_CHANGE_PASSWORD')
})

test('PreSignUp runs with a source of its own, and what it answers is ignored', async () => {
  const PreSignUp = answering(() => ({ autoConfirmUser: true, autoVerifyEmail: true }))
  const { caller, events } = await startCognito({ triggers: { ...plainHandlers, PreSignUp } })
  const { User } = await caller.adminCreate(ANNA, { ClientMetadata: { from: 'operator' } })
  expect(events).toEqual([
    expect.objectContaining({
      triggerSource: 'PreSignUp_AdminCreateUser',
      userName: User?.Username,
      request: expect.objectContaining({
        userAttributes: { email: ANNA, email_verified: 'false' },
        clientMetadata: { from: 'operator' },
      }),
    }),
  ])
  expect(User?.UserStatus).toBe('FORCE_CHANGE_PASSWORD')
  expect(User?.Attributes).toContainEqual({ Name: 'email_verified', Value: 'false' })
})

test('PreSignUp refuses by throwing, and no user is made', async () => {
  const triggers: Handlers = { ...plainHandlers, PreSignUp: throwing('closed') }
  const { caller } = await startCognito({ triggers })
  const refusal = 'UserLambdaValidationException: PreSignUp failed with error closed.'
  expect(await refusalOf(caller.adminCreate(ANNA))).toBe(refusal)
  expect(await refusalOf(caller.statusOf(ANNA))).toMatch(/^UserNotFoundException/)
})

test('an address that is taken, in any case: UsernameExistsException', async () => {
  const { caller } = await startCognito()
  await caller.signUp(ANNA)
  expect(await refusalOf(caller.adminCreate('ANNA@example.com'))).toBe(EXISTS)
  await caller.adminCreate('ben@example.com')
  expect(await refusalOf(caller.signUp('ben@example.com'))).toBe(EXISTS)
})

test('a temporary password has to conform with the policy, and an absent one is no one’s', async () => {
  const pool = await startCognito({ triggers: passwordHandlers })
  const { caller } = pool
  expect(await refusalOf(caller.adminCreate(ANNA, { TemporaryPassword: 'short' }))).toBe(
    'InvalidPasswordException: Password did not conform with policy: Password not long enough',
  )
  await caller.adminCreate(ANNA)
  expect(await refusalOf(srpClient(pool).prove(ANNA, PASSWORD))).toBe(
    'NotAuthorizedException: Incorrect username or password.',
  )
})

test('the sub cannot be given, and the user name has to be an address', async () => {
  const { caller } = await startCognito()
  const UserAttributes = [{ Name: 'sub', Value: 'mine' }]
  expect(await refusalOf(caller.adminCreate(ANNA, { UserAttributes }))).toBe(
    'InvalidParameterException: Cannot modify the non-mutable attribute sub',
  )
  expect(await refusalOf(caller.adminCreate('anna'))).toBe(
    'InvalidParameterException: Username should be an email.',
  )
})

test.each([
  [{ MessageAction: undefined }, 'AdminCreateUser without MessageAction SUPPRESS'],
  [{ MessageAction: 'RESEND' }, 'AdminCreateUser without MessageAction SUPPRESS'],
  [{ ForceAliasCreation: true }, 'AdminCreateUser with ForceAliasCreation'],
] as const)('%j fails loudly', async (more, what) => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { caller } = await startCognito()
  expect(await refusalOf(caller.adminCreate(ANNA, more))).toContain(
    `UnknownOperationException: The local Cognito does not support ${what}`,
  )
  complaints.mockRestore()
})

test('ConfirmSignUp and ForgotPassword refuse a user with a temporary password', async () => {
  const pool = await startCognito({
    pool: { AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] } },
  })
  await pool.caller.adminCreate(ANNA, { UserAttributes: VERIFIED })
  const { forgot, confirm, resend } = recoveryOf(pool, ANNA)
  expect(await refusalOf(forgot())).toBe(
    'NotAuthorizedException: User password cannot be reset in the current state.',
  )
  expect(await refusalOf(confirm('123456'))).toBe(
    'NotAuthorizedException: User cannot be confirmed. Current status is FORCE_CHANGE_PASSWORD',
  )
  expect(await refusalOf(resend())).toBe('InvalidParameterException: User is already confirmed.')
  expect(pool.mails).toEqual([])
})
