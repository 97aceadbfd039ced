import { z } from 'zod'
import {
  isClientSecret,
  requireClient,
  requireClientSecret,
  requireRefreshSecretHash,
} from './client-check.ts'
import { CognitoError, missingParameter, notAuthorized } from './errors.ts'
import { endSignIn, newRefreshToken, refreshedTokens, tokenDigest } from './issue-tokens.ts'
import type { Operation, Services } from './services.ts'
import type { Origin, RefreshToken, User } from './state.ts'
import { parseInput, shapes } from './validation.ts'

const GetTokensInput = z.object({
  RefreshToken: shapes.token,
  ClientId: shapes.clientId,
  ClientSecret: shapes.clientSecret.optional(),
  ClientMetadata: shapes.stringMap.optional(),
})

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html */
export const getTokensFromRefreshToken: Operation = async (services, body) => {
  const input = parseInput(GetTokensInput, body)
  requireClient(services, input.ClientId)
  requireClientSecret(services, input.ClientSecret)
  const { digest, token, signIn, user } = requireRefreshToken(
    services,
    input.RefreshToken,
    'Invalid Refresh Token.',
  )
  const rotated = rotate(services, digest, token)
  return { AuthenticationResult: await refreshedTokens(services, user, signIn, rotated) }
}

/**
 * InitiateAuth with REFRESH_TOKEN_AUTH, a flow that a client with rotation cannot list: a new access and ID token, and no
 * refresh token. SECRET_HASH is computed over the real user name, which the request does not contain.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
 */
export async function refreshTokenAuth(
  services: Services,
  { REFRESH_TOKEN, SECRET_HASH }: Record<string, string>,
): Promise<object> {
  if (!REFRESH_TOKEN) throw missingParameter('REFRESH_TOKEN')
  const { signIn, user } = requireRefreshToken(services, REFRESH_TOKEN, 'Invalid Refresh Token')
  requireRefreshSecretHash(services, user.sub, SECRET_HASH)
  return { ChallengeParameters: {}, AuthenticationResult: await refreshedTokens(services, user, signIn) }
}

const RevokeTokenInput = z.object({
  Token: shapes.token,
  ClientId: shapes.clientId,
  ClientSecret: shapes.clientSecret.optional(),
})

/**
 * Ends the sign-in that a refresh token belongs to. An unknown token is no error (RFC 7009, 2.2). The operation's model
 * lists neither NotAuthorizedException nor ResourceNotFoundException.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeToken.html
 */
export const revokeToken: Operation = async (services, body) => {
  const { client, identity, state, assumptions } = services
  const input = parseInput(RevokeTokenInput, body)
  if (input.ClientId !== identity.clientId || !isClientSecret(services, input.ClientSecret)) {
    throw new CognitoError('UnauthorizedException', 'Invalid client.')
  }
  if (!client.EnableTokenRevocation) {
    throw new CognitoError('UnsupportedOperationException', 'Token revocation is not enabled for this client')
  }
  if (isJwt(input.Token)) throw new CognitoError('UnsupportedTokenTypeException', 'Unsupported token type')
  const token = state.refreshTokens.get(tokenDigest(input.Token))
  if (token === undefined) return {}
  if (state.origins.get(token.origin)?.clientId !== identity.clientId) {
    throw new CognitoError('UnauthorizedException', 'The token was issued to another client.')
  }
  const isSpent = token.rotatedAt !== undefined
  if (isSpent && assumptions.revokedSpentToken === 'reaches-nothing') return {}
  endSignIn(services, token.origin)
  return {}
}

/** Access and ID tokens are signed and have three parts; the encrypted refresh token has five (RFC 7516, 3.1). */
function isJwt(token: string): boolean {
  return token.split('.').length === 3
}

/** A refresh token that may be used, its sign-in and its user. */
type ValidRefreshToken = {
  readonly digest: string
  readonly token: RefreshToken
  readonly signIn: { readonly id: string; readonly origin: Origin }
  readonly user: User
}

/** @param invalid the operation's message for a token that does not exist, or belongs to another client */
function requireRefreshToken(services: Services, refreshToken: string, invalid: string): ValidRefreshToken {
  const { state, clock, identity } = services
  const digest = tokenDigest(refreshToken)
  const token = state.refreshTokens.get(digest)
  const origin = token === undefined ? undefined : state.origins.get(token.origin)
  if (token === undefined || origin?.clientId !== identity.clientId) throw notAuthorized(invalid)
  const user = state.users.get(origin.sub)
  if (user?.enabled === false) throw notAuthorized('User is disabled.')
  if (origin.revoked) throw notAuthorized('Refresh Token has been revoked')
  if (origin.refreshExpiresAt <= clock()) throw notAuthorized('Refresh Token has expired')
  if (user === undefined) throw notAuthorized(invalid)
  return { digest, token, signIn: { id: token.origin, origin }, user }
}

/**
 * With rotation every use makes a new token that keeps the first one's expiry. The used token stays valid for the grace
 * period, for requests that ran at the same time; after it, it is refused.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
 */
function rotate(services: Services, digest: string, token: RefreshToken): string | undefined {
  const { state, clock, client, assumptions } = services
  const { Feature, RetryGracePeriodSeconds } = client.RefreshTokenRotation
  if (Feature === 'DISABLED') return undefined
  if (token.rotatedAt === undefined) {
    state.refreshTokens.set(digest, { ...token, rotatedAt: clock() })
  } else if (clock() >= token.rotatedAt + RetryGracePeriodSeconds * 1000) {
    if (assumptions.reusedRefreshToken === 'ends-sign-in') endSignIn(services, token.origin)
    throw new CognitoError('RefreshTokenReuseException', 'Refresh token reuse detected.')
  }
  return newRefreshToken(services, token.origin)
}
