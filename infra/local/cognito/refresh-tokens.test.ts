import {
  AdminDisableUserCommand,
  GlobalSignOutCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { refusalOf, startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'
const INVALID = 'NotAuthorizedException: Invalid Refresh Token'

/** A client without rotation, where Anna is signed in. */
async function startOldClient(options: Parameters<typeof startCognito>[0] = {}) {
  const pool = await startCognito({
    ...options,
    client: {
      ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      RefreshTokenRotation: { Feature: 'DISABLED', RetryGracePeriodSeconds: 0 },
      ...options.client,
    },
  })
  const { caller } = pool
  const { UserSub: sub = '' } = await caller.signUp(ANNA)
  const tokens = await caller.signIn(ANNA)
  const hashed = (username: string) => ({ SECRET_HASH: caller.hash(username).SecretHash ?? '' })
  const refresh = (parameters: Record<string, string> = hashed(sub), token = tokens.RefreshToken) =>
    caller.initiate('', {
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: token, ...parameters },
    })
  return { ...pool, sub, tokens, hashed, refresh }
}

test('a new access and ID token of the same sign-in, no refresh token, and no trigger runs', async () => {
  const { caller, events, tokens, refresh, passes } = await startOldClient()
  events.length = 0
  passes(600)
  const { $metadata: _, ...answer } = await refresh()
  expect(answer).toEqual({
    ChallengeParameters: {},
    AuthenticationResult: {
      AccessToken: expect.any(String),
      IdToken: expect.any(String),
      TokenType: 'Bearer',
      ExpiresIn: 300,
    },
  })
  const AccessToken = answer.AuthenticationResult?.AccessToken ?? ''
  const [before, after] = [decodeJwt(tokens.AccessToken), decodeJwt(AccessToken)]
  expect(after['origin_jti']).toBe(before['origin_jti'])
  expect(after['auth_time']).toBe(before['auth_time'])
  expect(after.iat).toBe((before.iat ?? 0) + 600)
  expect((await caller.getUser(AccessToken)).Username).toBe(before.sub)
  expect(events).toEqual([])
})

test('the token goes on working, here and in GetTokensFromRefreshToken, which gives none back either', async () => {
  const { caller, tokens, refresh } = await startOldClient()
  await refresh()
  expect((await refresh()).AuthenticationResult?.AccessToken).toBeDefined()
  const { AuthenticationResult } = await caller.refresh(tokens.RefreshToken)
  expect(AuthenticationResult?.AccessToken).toBeDefined()
  expect(AuthenticationResult?.RefreshToken).toBeUndefined()
})

test('the flow’s older name, REFRESH_TOKEN, is the same', async () => {
  const { caller, sub, tokens, hashed } = await startOldClient()
  const AuthParameters = { REFRESH_TOKEN: tokens.RefreshToken, ...hashed(sub) }
  const { AuthenticationResult } = await caller.initiate('', { AuthFlow: 'REFRESH_TOKEN', AuthParameters })
  expect(AuthenticationResult?.AccessToken).toBeDefined()
})

test('SECRET_HASH is over the real user name; over the address, wrong or absent it is refused', async () => {
  const { cognito, hashed, refresh } = await startOldClient()
  for (const hash of [hashed(ANNA), { SECRET_HASH: 'wrong' }]) {
    expect(await refusalOf(refresh(hash))).toBe(
      `NotAuthorizedException: SecretHash does not match for the client: ${cognito.clientId}`,
    )
  }
  expect(await refusalOf(refresh({}))).toBe(
    `NotAuthorizedException: Client ${cognito.clientId} is configured with secret but SECRET_HASH was not received`,
  )
})

test('a token that is none, an absent, an expired and a revoked one', async () => {
  const { caller, cognito, sub, tokens, hashed, refresh, passes } = await startOldClient()
  expect(await refusalOf(refresh(hashed(sub), 'none'))).toBe(INVALID)
  expect(await refusalOf(refresh(hashed(sub), tokens.AccessToken))).toBe(INVALID)
  expect(await refusalOf(refresh(hashed(sub), ''))).toBe(
    'InvalidParameterException: Missing required parameter REFRESH_TOKEN',
  )
  passes(30 * 86_400)
  expect(await refusalOf(refresh())).toBe('NotAuthorizedException: Refresh Token has expired')
  const { clientId: ClientId, clientSecret: ClientSecret } = cognito
  await caller.sdk.send(new RevokeTokenCommand({ Token: tokens.RefreshToken, ClientId, ClientSecret }))
  expect(await refusalOf(refresh())).toBe('NotAuthorizedException: Refresh Token has been revoked')
})

test('a disabled and a deleted user', async () => {
  const { caller, cognito, refresh } = await startOldClient()
  await caller.sdk.send(new AdminDisableUserCommand({ UserPoolId: cognito.poolId, Username: ANNA }))
  expect(await refusalOf(refresh())).toBe('NotAuthorizedException: User is disabled.')
  const other = await startOldClient()
  await other.caller.deleteUser(other.tokens.AccessToken)
  expect(await refusalOf(other.refresh())).toBe('NotAuthorizedException: Refresh Token has been revoked')
})

test('a client with rotation, which cannot list the flow, is refused it', async () => {
  const rotating = await startOldClient({
    client: {
      ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'],
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 },
    },
  })
  expect(await refusalOf(rotating.refresh())).toBe(
    'InvalidParameterException: Initiate Auth method not supported.',
  )
  expect((await rotating.caller.refreshed(rotating.tokens.RefreshToken)).TokenType).toBe('Bearer')
})

test('auth_time moves here too, where that is assumed', async () => {
  const { refresh, passes, now } = await startOldClient({ assumptions: { authTimeOnRefresh: 'moved' } })
  passes(600)
  const { AuthenticationResult } = await refresh()
  expect(decodeJwt(AuthenticationResult?.AccessToken ?? '')['auth_time']).toBe(Math.floor(now() / 1000))
})

const ACCESS_REVOKED = 'NotAuthorizedException: Access Token has been revoked'
const REFRESH_REVOKED = 'NotAuthorizedException: Refresh Token has been revoked'

async function startWithTwoSignIns(options: Parameters<typeof startCognito>[0] = {}) {
  const pool = await startCognito(options)
  const { caller, cognito } = pool
  await caller.signUp(ANNA)
  const [first, second] = [await caller.signIn(ANNA), await caller.signIn(ANNA)]
  const revoke = (Token: string, ClientSecret = cognito.clientSecret) =>
    caller.sdk.send(new RevokeTokenCommand({ Token, ClientId: cognito.clientId, ClientSecret }))
  return { ...pool, first, second, revoke }
}

test('RevokeToken ends the sign-in of a refresh token, and no other', async () => {
  const { caller, first, second, revoke } = await startWithTwoSignIns()
  await revoke(first.RefreshToken)
  expect(await refusalOf(caller.refresh(first.RefreshToken))).toBe(REFRESH_REVOKED)
  expect(await refusalOf(caller.getUser(first.AccessToken))).toBe(ACCESS_REVOKED)
  expect((await caller.getUser(second.AccessToken)).Username).toBeDefined()
  expect((await caller.refreshed(second.RefreshToken)).TokenType).toBe('Bearer')
})

test('a rotated token revokes its descendants too', async () => {
  const { caller, first, revoke } = await startWithTwoSignIns()
  const next = await caller.refreshed(first.RefreshToken)
  await revoke(first.RefreshToken)
  expect(await refusalOf(caller.refresh(next.RefreshToken))).toBe(REFRESH_REVOKED)
  expect(await refusalOf(caller.getUser(next.AccessToken))).toBe(ACCESS_REVOKED)
})

test('an access token cannot be revoked: UnsupportedTokenTypeException', async () => {
  const { caller, first, revoke } = await startWithTwoSignIns()
  expect(await refusalOf(revoke(first.AccessToken))).toMatch(/^UnsupportedTokenTypeException: /)
  expect((await caller.getUser(first.AccessToken)).Username).toBeDefined()
})

test('with revocation off: UnsupportedOperationException', async () => {
  const { first, revoke } = await startWithTwoSignIns({ client: { EnableTokenRevocation: false } })
  expect(await refusalOf(revoke(first.RefreshToken))).toMatch(/^UnsupportedOperationException: /)
})

test('a wrong or missing client secret, and another client, revoke nothing: UnauthorizedException', async () => {
  const { caller, cognito, first, revoke } = await startWithTwoSignIns()
  const unauthorized = 'UnauthorizedException: Invalid client.'
  expect(await refusalOf(revoke(first.RefreshToken, 'wrong'.repeat(5)))).toBe(unauthorized)
  for (const ClientId of [cognito.clientId, 'stranger']) {
    const command = new RevokeTokenCommand({ Token: first.RefreshToken, ClientId })
    expect(await refusalOf(caller.sdk.send(command))).toBe(unauthorized)
  }
  expect((await caller.refreshed(first.RefreshToken)).TokenType).toBe('Bearer')
})

test('GlobalSignOut ends every sign-in so far; the next one is good', async () => {
  const { caller, first, second } = await startWithTwoSignIns()
  await caller.sdk.send(new GlobalSignOutCommand({ AccessToken: first.AccessToken }))
  for (const { AccessToken, RefreshToken } of [first, second]) {
    expect(await refusalOf(caller.getUser(AccessToken))).toBe(ACCESS_REVOKED)
    expect(await refusalOf(caller.refresh(RefreshToken))).toBe(REFRESH_REVOKED)
  }
  const next = await caller.signIn(ANNA)
  expect((await caller.getUser(next.AccessToken)).Username).toBeDefined()
})

test('GlobalSignOut leaves other users alone', async () => {
  const { caller, first } = await startWithTwoSignIns()
  await caller.signUp('ben@example.com')
  const ben = await caller.signIn('ben@example.com')
  await caller.sdk.send(new GlobalSignOutCommand({ AccessToken: first.AccessToken }))
  expect((await caller.getUser(ben.AccessToken)).Username).toBeDefined()
})
