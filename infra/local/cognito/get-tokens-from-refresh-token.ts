import { z } from 'zod'
import { requireClient, requireClientSecret } from './client-check.ts'
import { CognitoError } from './cognito-error.ts'
import { endSignIn, newRefreshToken, refreshedTokens } from './issue-tokens.ts'
import { requireRefreshToken } from './refresh-token.ts'
import type { Operation, Services } from './services.ts'
import type { RefreshToken } from './state.ts'
import { parseInput, shapes } from './validation.ts'

const Input = z.object({
  RefreshToken: shapes.token,
  ClientId: shapes.clientId,
  ClientSecret: shapes.clientSecret.optional(),
  ClientMetadata: shapes.stringMap.optional(),
})

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html */
export const getTokensFromRefreshToken: Operation = async (services, body) => {
  const input = parseInput(Input, body)
  requireClient(services, input.ClientId)
  requireClientSecret(services, input.ClientSecret)
  const { digest, token, origin, user } = requireRefreshToken(
    services,
    input.RefreshToken,
    'Invalid Refresh Token.',
  )
  const rotated = rotate(services, digest, token)
  const signIn = { id: token.origin, origin }
  return { AuthenticationResult: await refreshedTokens(services, user, signIn, rotated) }
}

/**
 * With rotation every use makes a new token that keeps the first one's end. The used one goes on working for the grace
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
