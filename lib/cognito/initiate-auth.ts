import 'server-only'
import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'
import { siteEnvironment } from '#lib/env.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { type CodeChallenge, parseCodeChallenge } from './challenge.ts'
import { cognitoClient } from './client.ts'
import { type CognitoRefusal, toRefusal } from './refusal.ts'
import { secretHash } from './secret-hash.ts'

/**
 * Starts CUSTOM_AUTH: PreAuthentication, DefineAuthChallenge and CreateAuthChallenge run, and the code is mailed.
 * @param clientAddress reaches PreAuthentication as `validationData`, and no other trigger
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html
 */
export async function initiateAuth(
  username: string,
  clientAddress: string | undefined,
): Promise<Result<CodeChallenge, CognitoRefusal>> {
  const { clientId } = siteEnvironment()
  const command = new InitiateAuthCommand({
    AuthFlow: 'CUSTOM_AUTH',
    ClientId: clientId,
    AuthParameters: { USERNAME: username, SECRET_HASH: secretHash(username) },
    ...(clientAddress === undefined ? {} : { ClientMetadata: { clientAddress } }),
  })
  try {
    return ok(parseCodeChallenge(await cognitoClient().send(command)))
  } catch (error) {
    return refused(toRefusal(error))
  }
}
