import 'server-only'
import { ResendConfirmationCodeCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { EmailAddress } from '#lib/email-address.ts'
import { siteEnvironment } from '#lib/env.ts'
import type { Result } from '#lib/result.ts'
import { cognitoClient } from './client.ts'
import { answered, type CognitoRefusal } from './refusal.ts'
import { secretHash } from './secret-hash.ts'

/**
 * Mails a fresh confirmation code. `rejected` means that the account is confirmed already.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ResendConfirmationCode.html
 */
export async function resendConfirmationCode(
  email: EmailAddress,
): Promise<Result<undefined, CognitoRefusal>> {
  const command = new ResendConfirmationCodeCommand({
    ClientId: siteEnvironment().clientId,
    SecretHash: secretHash(email),
    Username: email,
  })
  return answered(cognitoClient().send(command), () => undefined)
}
