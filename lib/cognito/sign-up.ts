import 'server-only'
import { randomBytes } from 'node:crypto'
import { SignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { EmailAddress } from '#lib/email-address.ts'
import { siteEnvironment } from '#lib/env.ts'
import type { Result } from '#lib/result.ts'
import { cognitoClient } from './client.ts'
import type { ClientData } from './client-data.ts'
import { answered, type CognitoRefusal } from './refusal.ts'
import { secretHash } from './secret-hash.ts'

/**
 * Creates an account without a password that anybody knows: the pool demands one, so it gets 48 random bytes that are
 * forgotten at once, and the app client allows no flow that would take a password.
 * PreSignUp confirms the account; the address counts as unverified until the first code proves it.
 * @param client reaches PreSignUp as `clientMetadata`
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html
 */
export async function signUp(
  email: EmailAddress,
  client: ClientData,
): Promise<Result<undefined, CognitoRefusal>> {
  const command = new SignUpCommand({
    ClientId: siteEnvironment().clientId,
    SecretHash: secretHash(email),
    Username: email,
    Password: `${randomBytes(48).toString('base64')}aA1!`,
    UserAttributes: [{ Name: 'email', Value: email }],
    ClientMetadata: client,
  })
  return answered(cognitoClient().send(command), () => undefined)
}
