import 'server-only'
import { GetTokensFromRefreshTokenCommand } from '@aws-sdk/client-cognito-identity-provider'
import { siteEnvironment } from '#lib/env.ts'
import type { Result } from '#lib/result.ts'
import { cognitoClient } from './client.ts'
import { answered, type CognitoRefusal } from './refusal.ts'
import { parseTokens, type Tokens } from './tokens.ts'

/** A page waits for this, and once more, before it shows anything; then the session is kept as it is. */
const REFRESH_MILLISECONDS = 2_000

/**
 * Trades a refresh token for new tokens. With rotation it is used up by this, but for the pool's grace period, in which
 * parallel requests may use it too.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html
 */
export async function getTokensFromRefreshToken(
  refreshToken: string,
): Promise<Result<Tokens, CognitoRefusal>> {
  const { clientId, clientSecret } = siteEnvironment()
  const command = new GetTokensFromRefreshTokenCommand({
    RefreshToken: refreshToken,
    ClientId: clientId,
    ClientSecret: clientSecret,
  })
  const trade = () => {
    const abortSignal = AbortSignal.timeout(REFRESH_MILLISECONDS)
    return answered(cognitoClient().send(command, { abortSignal }), ({ AuthenticationResult }) =>
      parseTokens(AuthenticationResult, refreshToken),
    )
  }
  const first = await trade()
  // An answer that got lost on the way left the token used up: within the grace period it can be traded in once more.
  return first.ok || first.error.code !== 'unavailable' ? first : trade()
}
