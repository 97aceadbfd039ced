import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { post, refusalOf, startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'

async function startWithAnna() {
  const pool = await startCognito()
  const { UserSub } = await pool.caller.signUp(ANNA)
  const user = { UserPoolId: pool.cognito.poolId, Username: ANNA }
  return { ...pool, sub: UserSub, user, sdk: pool.caller.sdk }
}

test('AdminGetUser: all attributes, the status, and times by the clock', async () => {
  const { sdk, user, sub, now } = await startWithAnna()
  const { $metadata: _, ...answer } = await sdk.send(new AdminGetUserCommand(user))
  const at = new Date(Math.floor(now() / 1000) * 1000)
  expect(answer).toEqual({
    Username: sub,
    UserAttributes: [
      { Name: 'sub', Value: sub },
      { Name: 'email', Value: ANNA },
      { Name: 'email_verified', Value: 'false' },
    ],
    ...{ UserCreateDate: at, UserLastModifiedDate: at, Enabled: true, UserStatus: 'CONFIRMED' },
  })
})

test('AdminUpdateUserAttributes writes what no client may, except the sub', async () => {
  const { caller, sdk, user } = await startWithAnna()
  await caller.adminUpdate(ANNA, { email_verified: 'true' })
  const { UserAttributes } = await sdk.send(new AdminGetUserCommand(user))
  expect(UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' })
  expect(await refusalOf(caller.adminUpdate(ANNA, { sub: 'other' }))).toBe(
    'InvalidParameterException: Cannot modify the non-mutable attribute sub',
  )
})

test('AdminDisableUser and AdminEnableUser; disabling revokes the access tokens', async () => {
  const { caller, sdk, user } = await startWithAnna()
  const { AccessToken } = await caller.signIn(ANNA)
  await sdk.send(new AdminDisableUserCommand(user))
  expect((await sdk.send(new AdminGetUserCommand(user))).Enabled).toBe(false)
  expect(await refusalOf(caller.getUser(AccessToken))).toBe(
    'NotAuthorizedException: Access Token has been revoked',
  )
  await sdk.send(new AdminEnableUserCommand(user))
  expect((await caller.signIn(ANNA)).TokenType).toBe('Bearer')
})

test('AdminDeleteUser removes the user', async () => {
  const { caller, sdk, user, sub } = await startWithAnna()
  await sdk.send(new AdminDeleteUserCommand(user))
  expect(await refusalOf(sdk.send(new AdminGetUserCommand(user)))).toBe(
    'UserNotFoundException: User does not exist.',
  )
  expect((await caller.signUp(ANNA)).UserSub).not.toBe(sub)
})

test('AdminUserGlobalSignOut ends every sign-in of the user, and no others', async () => {
  const { caller, sdk, user } = await startWithAnna()
  await caller.signUp('ben@example.com')
  const [anna, ben] = [await caller.signIn(ANNA), await caller.signIn('ben@example.com')]
  await sdk.send(new AdminUserGlobalSignOutCommand(user))
  expect(await refusalOf(caller.getUser(anna.AccessToken))).toBe(
    'NotAuthorizedException: Access Token has been revoked',
  )
  expect(await refusalOf(caller.refresh(anna.RefreshToken))).toBe(
    'NotAuthorizedException: Refresh Token has been revoked',
  )
  expect((await caller.getUser(ben.AccessToken)).Username).toBeDefined()
  expect((await caller.signIn(ANNA)).TokenType).toBe('Bearer')
})

test('AdminSetUserPassword sets one, for good or a temporary one, which the policy allows; signed-in devices stay', async () => {
  const { caller, sdk, user } = await startWithAnna()
  const signedIn = await caller.signIn(ANNA)
  const Password = 'a bicycle in the rain'
  await sdk.send(new AdminSetUserPasswordCommand({ ...user, Password, Permanent: true }))
  expect((await sdk.send(new AdminGetUserCommand(user))).UserStatus).toBe('CONFIRMED')
  expect((await caller.getUser(signedIn.AccessToken)).Username).toBeDefined()
  const set = (changes: object) =>
    sdk.send(new AdminSetUserPasswordCommand({ ...user, Password, ...changes }))
  expect(await refusalOf(set({ Permanent: true, Password: 'short' }))).toBe(
    'InvalidPasswordException: Password did not conform with policy: Password not long enough',
  )
  await set({})
  expect(await caller.statusOf(ANNA)).toBe('FORCE_CHANGE_PASSWORD')
})

test('another pool: ResourceNotFoundException', async () => {
  const { sdk, user } = await startWithAnna()
  const elsewhere = { ...user, UserPoolId: 'us-east-1_Else' }
  expect(await refusalOf(sdk.send(new AdminGetUserCommand(elsewhere)))).toBe(
    'ResourceNotFoundException: User pool us-east-1_Else does not exist.',
  )
})

test.each([
  'AdminCreateUser',
  'AdminResetUserPassword',
  'AdminGetUser',
  'AdminSetUserPassword',
  'AdminUpdateUserAttributes',
  'AdminDisableUser',
  'AdminEnableUser',
  'AdminDeleteUser',
  'AdminUserGlobalSignOut',
  'CreateGroup',
  'ListGroups',
  'AdminAddUserToGroup',
  'AdminRemoveUserFromGroup',
  'AdminListGroupsForUser',
  'ListUsers',
])('%s without a signature: "Missing Authentication Token"', async (operation) => {
  const { cognito, user } = await startWithAnna()
  const { status, body } = await post(cognito.url, operation, JSON.stringify(user))
  expect(status).toBe(400)
  expect(body).toEqual({
    __type: 'MissingAuthenticationTokenException',
    message: 'Missing Authentication Token',
  })
})
