import 'server-only'
import { ForgotPasswordCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { EmailAddress } from '#lib/email-address.ts'
import { siteEnvironment } from '#lib/env.ts'
import type { Result } from '#lib/result.ts'
import { cognitoClient } from './client.ts'
import { answered, type CognitoRefusal } from './refusal.ts'
import { secretHash } from './secret-hash.ts'

/**
 * Mails the code with which a new password can be set. For an address without an account Cognito answers the same.
 * `rejected`: the account never confirmed its address.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html
 */
export async function forgotPassword(email: EmailAddress): Promise<Result<undefined, CognitoRefusal>> {
  const command = new ForgotPasswordCommand({
    ClientId: siteEnvironment().clientId,
    SecretHash: secretHash(email),
    Username: email,
  })
  return answered(cognitoClient().send(command), () => undefined)
}
