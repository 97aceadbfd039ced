import 'server-only'
import { RevokeTokenCommand } from '@aws-sdk/client-cognito-identity-provider'
import { siteEnvironment } from '#lib/env.ts'
import type { Result } from '#lib/result.ts'
import { cognitoClient } from './client.ts'
import { answered, type CognitoRefusal } from './refusal.ts'

/** Whoever signs out waits for this; what it did not reach is tried again afterwards. */
const REVOKE_MILLISECONDS = 2_000

/**
 * Ends one session at Cognito: this refresh token and every token that came from the same sign-in.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeToken.html
 */
export async function revokeToken(refreshToken: string): Promise<Result<undefined, CognitoRefusal>> {
  const { clientId, clientSecret } = siteEnvironment()
  const command = new RevokeTokenCommand({
    Token: refreshToken,
    ClientId: clientId,
    ClientSecret: clientSecret,
  })
  const abortSignal = AbortSignal.timeout(REVOKE_MILLISECONDS)
  return answered(cognitoClient().send(command, { abortSignal }), () => undefined)
}
