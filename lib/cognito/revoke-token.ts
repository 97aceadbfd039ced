import 'server-only'
import { RevokeTokenCommand } from '@aws-sdk/client-cognito-identity-provider'
import { siteEnvironment } from '#lib/env.ts'
import type { Result } from '#lib/result.ts'
import { cognitoClient } from './client.ts'
import { answered, type CognitoRefusal } from './refusal.ts'

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
  return answered(cognitoClient().send(command), () => undefined)
}
