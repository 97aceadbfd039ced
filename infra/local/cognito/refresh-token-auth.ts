import { requireRefreshSecretHash } from './client-check.ts'
import { missingParameter } from './cognito-error.ts'
import { refreshedTokens } from './issue-tokens.ts'
import { requireRefreshToken } from './refresh-token.ts'
import type { Services } from './services.ts'

/**
 * InitiateAuth with REFRESH_TOKEN_AUTH, which no client with rotation may list: a new access and ID token, and no refresh token. SECRET_HASH is made over the
 * real user name, which the request does not hold.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
 */
export async function refreshTokenAuth(
  services: Services,
  { REFRESH_TOKEN, SECRET_HASH }: Record<string, string>,
): Promise<object> {
  if (!REFRESH_TOKEN) throw missingParameter('REFRESH_TOKEN')
  const { token, origin, user } = requireRefreshToken(services, REFRESH_TOKEN, 'Invalid Refresh Token')
  requireRefreshSecretHash(services, user.sub, SECRET_HASH)
  const signIn = { id: token.origin, origin }
  return {
    ChallengeParameters: {},
    AuthenticationResult: await refreshedTokens(services, user, signIn),
  }
}
