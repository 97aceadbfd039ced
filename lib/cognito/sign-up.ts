import 'server-only'
import { type AttributeType, SignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { EmailAddress } from '#lib/email-address.ts'
import { siteEnvironment } from '#lib/env.ts'
import type { Result } from '#lib/result.ts'
import { cognitoClient } from './client.ts'
import type { ClientData } from './client-data.ts'
import { answered, type CognitoRefusal } from './refusal.ts'
import { secretHash } from './secret-hash.ts'

/**
 * Creates an account. Whether it counts as confirmed at once is PreSignUp's to say.
 * @param password Cognito demands one, also where nobody will ever be asked for it: see `throwaway-password.ts`
 * @param client reaches PreSignUp as `clientMetadata`; its language becomes the account's
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html
 */
export async function signUp(
  email: EmailAddress,
  password: string,
  client: ClientData,
): Promise<Result<undefined, CognitoRefusal>> {
  const command = new SignUpCommand({
    ClientId: siteEnvironment().clientId,
    SecretHash: secretHash(email),
    Username: email,
    Password: password,
    UserAttributes: [{ Name: 'email', Value: email }, ...localeFrom(client)],
    ClientMetadata: client,
  })
  return answered(cognitoClient().send(command), () => undefined)
}

function localeFrom({ language }: ClientData): AttributeType[] {
  return language === undefined ? [] : [{ Name: 'locale', Value: language }]
}
