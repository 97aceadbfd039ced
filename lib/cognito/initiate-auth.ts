import 'server-only'
import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'
import { siteEnvironment } from '#lib/env.ts'
import type { Result } from '#lib/result.ts'
import { type CodeChallenge, parseCodeChallenge } from './challenge.ts'
import { cognitoClient } from './client.ts'
import type { ClientData } from './client-data.ts'
import { answered, type CognitoRefusal } from './refusal.ts'
import { secretHash } from './secret-hash.ts'

/**
 * Starts CUSTOM_AUTH: PreAuthentication, DefineAuthChallenge and CreateAuthChallenge run, and the code is mailed.
 * @param client reaches PreAuthentication as `validationData`, and no other trigger
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html
 */
export async function initiateAuth(
  username: string,
  client: ClientData,
): Promise<Result<CodeChallenge, CognitoRefusal>> {
  const { clientId } = siteEnvironment()
  const command = new InitiateAuthCommand({
    AuthFlow: 'CUSTOM_AUTH',
    ClientId: clientId,
    AuthParameters: { USERNAME: username, SECRET_HASH: secretHash(username) },
    ClientMetadata: client,
  })
  return answered(cognitoClient().send(command), parseCodeChallenge)
}
