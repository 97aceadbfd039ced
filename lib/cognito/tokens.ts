import 'server-only'
import {
  GetTokensFromRefreshTokenCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { siteEnvironment } from '#lib/env.ts'
import type { Result } from '#lib/result.ts'
import { cognitoClient } from './client.ts'
import { type CognitoError, toResult } from './errors.ts'

/** What Cognito issues at the end of a flow. Parsed, but not verified: `verify-id-token.ts` does that. */
export type Tokens = {
  readonly idToken: string
  /** For calls as the user. It must not leave the server. */
  readonly accessToken: string
  readonly refreshToken: string
  readonly lifetimeSeconds: number
}

const AuthenticationResultSchema = z.object({
  IdToken: z.string().min(1),
  AccessToken: z.string().min(1),
  RefreshToken: z.string().min(1).optional(),
  ExpiresIn: z.number().int().positive(),
})

/**
 * Parses `AuthenticationResult`. Throws when a token is missing.
 * @param usedRefreshToken stays in use when Cognito issues no other: a pool without rotation
 */
export function parseTokens(result: unknown, usedRefreshToken?: string): Tokens {
  const parsed = AuthenticationResultSchema.parse(result)
  const refreshToken = parsed.RefreshToken ?? usedRefreshToken
  if (refreshToken === undefined) throw new Error('Cognito answered without a refresh token')
  return {
    idToken: parsed.IdToken,
    accessToken: parsed.AccessToken,
    refreshToken,
    lifetimeSeconds: parsed.ExpiresIn,
  }
}

/** A page waits for at most two such attempts; then it keeps the session as it is. */
const REFRESH_MILLISECONDS = 2_000

/**
 * Exchanges a refresh token for new tokens. With rotation the old token works only for the pool's grace period, for parallel
 * requests. `token-reused`: it was exchanged before.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html
 */
export async function getTokensFromRefreshToken(refreshToken: string): Promise<Result<Tokens, CognitoError>> {
  const { clientId, clientSecret } = siteEnvironment()
  const command = new GetTokensFromRefreshTokenCommand({
    RefreshToken: refreshToken,
    ClientId: clientId,
    ClientSecret: clientSecret,
  })
  const refresh = () => {
    const abortSignal = AbortSignal.timeout(REFRESH_MILLISECONDS)
    return toResult(cognitoClient().send(command, { abortSignal }), ({ AuthenticationResult }) =>
      parseTokens(AuthenticationResult, refreshToken),
    )
  }
  const first = await refresh()
  // The answer may be lost and the token already rotated: within the grace period it can be used once more.
  const mayBeLost = !first.ok && first.error.code === 'unavailable' && first.error.isThrottled !== true
  return mayBeLost ? refresh() : first
}

/** A visitor who signs out waits for this; a failed call is repeated afterwards. */
const REVOKE_MILLISECONDS = 2_000

/**
 * Ends one session at Cognito: this refresh token and every token that came from the same sign-in.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeToken.html
 */
export async function revokeToken(refreshToken: string): Promise<Result<undefined, CognitoError>> {
  const { clientId, clientSecret } = siteEnvironment()
  const command = new RevokeTokenCommand({
    Token: refreshToken,
    ClientId: clientId,
    ClientSecret: clientSecret,
  })
  const abortSignal = AbortSignal.timeout(REVOKE_MILLISECONDS)
  return toResult(cognitoClient().send(command, { abortSignal }), () => undefined)
}
