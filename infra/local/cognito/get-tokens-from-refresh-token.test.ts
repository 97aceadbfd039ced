import { AdminDisableUserCommand, AdminEnableUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { appClientOn } from '#infra/pool.ts'
import { refusalOf, startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'
const REVOKED = 'NotAuthorizedException: Refresh Token has been revoked'
const EXPIRED = 'NotAuthorizedException: Refresh Token has expired'
const DAY_SECONDS = 86_400

async function startSignedIn(options: Parameters<typeof startCognito>[0] = {}) {
  const pool = await startCognito(options)
  await pool.caller.signUp(ANNA)
  return { ...pool, tokens: await pool.caller.signIn(ANNA) }
}

test('a refresh gives all three tokens anew; auth_time and origin_jti stay', async () => {
  const { caller, tokens, passes } = await startSignedIn()
  passes(600)
  const next = await caller.refreshed(tokens.RefreshToken)
  expect(next.RefreshToken).not.toBe(tokens.RefreshToken)
  expect(next.ExpiresIn).toBe(300)
  const [before, after] = [decodeJwt(tokens.AccessToken), decodeJwt(next.AccessToken)]
  expect(after['auth_time']).toBe(before['auth_time'])
  expect(after['origin_jti']).toBe(before['origin_jti'])
  expect(after.jti).not.toBe(before.jti)
  expect(after.iat).toBe((before.iat ?? 0) + 600)
})

test('auth_time moves with a refresh where that is assumed, and only in the tokens of that refresh', async () => {
  const { caller, tokens, passes, now } = await startSignedIn({ assumptions: { authTimeOnRefresh: 'moved' } })
  const before = Math.floor(now() / 1000)
  expect(decodeJwt(tokens.AccessToken)['auth_time']).toBe(before)
  passes(600)
  const next = await caller.refreshed(tokens.RefreshToken)
  for (const token of [next.AccessToken, next.IdToken]) {
    expect(decodeJwt(token)['auth_time']).toBe(before + 600)
  }
})

test('within the grace period parallel refreshes succeed, and each new token works', async () => {
  const { caller, tokens, passes } = await startSignedIn()
  const [one, two] = await Promise.all([
    caller.refreshed(tokens.RefreshToken),
    caller.refreshed(tokens.RefreshToken),
  ])
  passes(59)
  const three = await caller.refreshed(tokens.RefreshToken)
  const all = [one, two, three].map(({ RefreshToken }) => RefreshToken)
  expect(new Set(all).size).toBe(3)
  for (const token of all) expect((await caller.refreshed(token)).TokenType).toBe('Bearer')
})

test('reuse after the grace: RefreshTokenReuseException, while the newest token goes on', async () => {
  const { caller, tokens, passes } = await startSignedIn()
  const next = await caller.refreshed(tokens.RefreshToken)
  passes(60)
  expect(await refusalOf(caller.refresh(tokens.RefreshToken))).toMatch(/^RefreshTokenReuseException: /)
  expect((await caller.refreshed(next.RefreshToken)).TokenType).toBe('Bearer')
})

test('reuse after the grace ends the whole sign-in where that is assumed', async () => {
  const { caller, tokens, passes } = await startSignedIn({
    assumptions: { reusedRefreshToken: 'ends-sign-in' },
  })
  const next = await caller.refreshed(tokens.RefreshToken)
  passes(60)
  expect(await refusalOf(caller.refresh(tokens.RefreshToken))).toMatch(/^RefreshTokenReuseException: /)
  expect(await refusalOf(caller.refresh(next.RefreshToken))).toBe(REVOKED)
})

test('without a grace period a used token is dead at once', async () => {
  const RefreshTokenRotation = { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 } as const
  const { caller, tokens } = await startSignedIn({ client: { RefreshTokenRotation } })
  await caller.refreshed(tokens.RefreshToken)
  expect(await refusalOf(caller.refresh(tokens.RefreshToken))).toMatch(/^RefreshTokenReuseException: /)
})

test('a rotated token keeps the first expiry', async () => {
  const { caller, tokens, passes } = await startSignedIn()
  passes(29 * DAY_SECONDS)
  const next = await caller.refreshed(tokens.RefreshToken)
  passes(DAY_SECONDS - 1)
  const last = await caller.refreshed(next.RefreshToken)
  passes(1)
  expect(await refusalOf(caller.refresh(last.RefreshToken))).toBe(EXPIRED)
})

test('with rotation off: no new refresh token, and the old one goes on', async () => {
  const { caller, tokens } = await startSignedIn({ client: appClientOn('lite') })
  for (let use = 0; use < 2; use += 1) {
    const { AuthenticationResult } = await caller.refresh(tokens.RefreshToken)
    expect(AuthenticationResult?.AccessToken).toBeDefined()
    expect(AuthenticationResult?.RefreshToken).toBeUndefined()
  }
})

test('a wrong or missing client secret is refused and rotates nothing', async () => {
  const { caller, cognito, tokens } = await startSignedIn()
  const id = cognito.clientId
  expect(await refusalOf(caller.refresh(tokens.RefreshToken, 'wrong'.repeat(5)))).toBe(
    `NotAuthorizedException: SecretHash does not match for the client: ${id}`,
  )
  expect(await refusalOf(caller.refreshWithoutSecret(tokens.RefreshToken))).toBe(
    `NotAuthorizedException: Client ${id} is configured for secret but secret was not received`,
  )
  expect((await caller.refreshed(tokens.RefreshToken)).TokenType).toBe('Bearer')
})

test('a client secret has 24 to 64 characters', async () => {
  const { caller, tokens } = await startSignedIn()
  for (const [length, bound] of [
    [23, 'greater than or equal to 24'],
    [65, 'less than or equal to 64'],
  ] as const) {
    expect(await refusalOf(caller.refresh(tokens.RefreshToken, 'x'.repeat(length)))).toBe(
      `InvalidParameterException: 1 validation error detected: Value at 'clientSecret' failed to satisfy constraint: Member must have length ${bound}`,
    )
  }
})

test('a client without secret refreshes without one', async () => {
  const { caller, tokens } = await startSignedIn({ client: { GenerateSecret: false } })
  expect((await caller.refreshWithoutSecret(tokens.RefreshToken)).AuthenticationResult).toBeDefined()
})

test('what is no refresh token of this pool: "Invalid Refresh Token."', async () => {
  const { caller, tokens } = await startSignedIn()
  for (const token of ['garbage', tokens.AccessToken, `${tokens.RefreshToken}x`]) {
    expect(await refusalOf(caller.refresh(token))).toBe('NotAuthorizedException: Invalid Refresh Token.')
  }
})

test('a disabled user: "User is disabled."; enabled again, the old sign-in stays ended', async () => {
  const { caller, cognito, tokens } = await startSignedIn()
  const user = { UserPoolId: cognito.poolId, Username: ANNA }
  await caller.sdk.send(new AdminDisableUserCommand(user))
  expect(await refusalOf(caller.refresh(tokens.RefreshToken))).toBe(
    'NotAuthorizedException: User is disabled.',
  )
  await caller.sdk.send(new AdminEnableUserCommand(user))
  expect(await refusalOf(caller.refresh(tokens.RefreshToken))).toBe(REVOKED)
  expect((await caller.signIn(ANNA)).TokenType).toBe('Bearer')
})

test('a deleted user: "Refresh Token has been revoked"', async () => {
  const { caller, tokens } = await startSignedIn()
  await caller.deleteUser(tokens.AccessToken)
  expect(await refusalOf(caller.refresh(tokens.RefreshToken))).toBe(REVOKED)
})
