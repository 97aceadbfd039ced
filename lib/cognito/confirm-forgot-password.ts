import 'server-only'
import { ConfirmForgotPasswordCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { EmailAddress } from '#lib/email-address.ts'
import { siteEnvironment } from '#lib/env.ts'
import type { Result } from '#lib/result.ts'
import { cognitoClient } from './client.ts'
import { answered, type CognitoRefusal } from './refusal.ts'
import { secretHash } from './secret-hash.ts'

/**
 * Sets a new password with the code that `forgotPassword` mailed. PostConfirmation then ends all sessions of the user;
 * `half-done`: it could not, but the password is new.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmForgotPassword.html
 */
export async function confirmForgotPassword(
  email: EmailAddress,
  code: string,
  password: string,
): Promise<Result<undefined, CognitoRefusal>> {
  const command = new ConfirmForgotPasswordCommand({
    ClientId: siteEnvironment().clientId,
    SecretHash: secretHash(email),
    Username: email,
    ConfirmationCode: code,
    Password: password,
  })
  return answered(cognitoClient().send(command), () => undefined)
}
