import { GlobalSignOutCommand, RevokeTokenCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { refusalOf, startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'
const ACCESS_REVOKED = 'NotAuthorizedException: Access Token has been revoked'
const REFRESH_REVOKED = 'NotAuthorizedException: Refresh Token has been revoked'

async function startSignedInTwice(options: Parameters<typeof startCognito>[0] = {}) {
  const pool = await startCognito(options)
  const { caller, cognito } = pool
  await caller.signUp(ANNA)
  const [first, second] = [await caller.signIn(ANNA), await caller.signIn(ANNA)]
  const revoke = (Token: string, ClientSecret = cognito.clientSecret) =>
    caller.sdk.send(new RevokeTokenCommand({ Token, ClientId: cognito.clientId, ClientSecret }))
  return { ...pool, first, second, revoke }
}

test('RevokeToken ends the sign-in of a refresh token, and no other', async () => {
  const { caller, first, second, revoke } = await startSignedInTwice()
  await revoke(first.RefreshToken)
  expect(await refusalOf(caller.refresh(first.RefreshToken))).toBe(REFRESH_REVOKED)
  expect(await refusalOf(caller.getUser(first.AccessToken))).toBe(ACCESS_REVOKED)
  expect((await caller.getUser(second.AccessToken)).Username).toBeDefined()
  expect((await caller.refreshed(second.RefreshToken)).TokenType).toBe('Bearer')
})

test('a rotated token revokes its descendants too', async () => {
  const { caller, first, revoke } = await startSignedInTwice()
  const next = await caller.refreshed(first.RefreshToken)
  await revoke(first.RefreshToken)
  expect(await refusalOf(caller.refresh(next.RefreshToken))).toBe(REFRESH_REVOKED)
  expect(await refusalOf(caller.getUser(next.AccessToken))).toBe(ACCESS_REVOKED)
})

test('an access token cannot be revoked: UnsupportedTokenTypeException', async () => {
  const { caller, first, revoke } = await startSignedInTwice()
  expect(await refusalOf(revoke(first.AccessToken))).toMatch(/^UnsupportedTokenTypeException: /)
  expect((await caller.getUser(first.AccessToken)).Username).toBeDefined()
})

test('with revocation off: UnsupportedOperationException', async () => {
  const { first, revoke } = await startSignedInTwice({ client: { EnableTokenRevocation: false } })
  expect(await refusalOf(revoke(first.RefreshToken))).toMatch(/^UnsupportedOperationException: /)
})

test('a wrong or missing client secret, and another client, revoke nothing: UnauthorizedException', async () => {
  const { caller, cognito, first, revoke } = await startSignedInTwice()
  const unauthorized = 'UnauthorizedException: Invalid client.'
  expect(await refusalOf(revoke(first.RefreshToken, 'wrong'.repeat(5)))).toBe(unauthorized)
  for (const ClientId of [cognito.clientId, 'stranger']) {
    const command = new RevokeTokenCommand({ Token: first.RefreshToken, ClientId })
    expect(await refusalOf(caller.sdk.send(command))).toBe(unauthorized)
  }
  expect((await caller.refreshed(first.RefreshToken)).TokenType).toBe('Bearer')
})

test('GlobalSignOut ends every sign-in so far; the next one is good', async () => {
  const { caller, first, second } = await startSignedInTwice()
  await caller.sdk.send(new GlobalSignOutCommand({ AccessToken: first.AccessToken }))
  for (const { AccessToken, RefreshToken } of [first, second]) {
    expect(await refusalOf(caller.getUser(AccessToken))).toBe(ACCESS_REVOKED)
    expect(await refusalOf(caller.refresh(RefreshToken))).toBe(REFRESH_REVOKED)
  }
  const next = await caller.signIn(ANNA)
  expect((await caller.getUser(next.AccessToken)).Username).toBeDefined()
})

test('GlobalSignOut leaves other users alone', async () => {
  const { caller, first } = await startSignedInTwice()
  await caller.signUp('ben@example.com')
  const ben = await caller.signIn('ben@example.com')
  await caller.sdk.send(new GlobalSignOutCommand({ AccessToken: first.AccessToken }))
  expect((await caller.getUser(ben.AccessToken)).Username).toBeDefined()
})
