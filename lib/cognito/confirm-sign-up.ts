import 'server-only'
import { ConfirmSignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { EmailAddress } from '#lib/email-address.ts'
import { siteEnvironment } from '#lib/env.ts'
import type { Result } from '#lib/result.ts'
import type { TriggerRequest } from '#lib/trigger-protocol.ts'
import { cognitoClient } from './client.ts'
import { answered, type CognitoRefusal } from './refusal.ts'
import { secretHash } from './secret-hash.ts'

/**
 * Confirms an account with the code that Cognito mailed at sign-up; the address counts as verified from then on.
 * `not-allowed` means that it is confirmed already; `half-done`, that it is now, with its first password.
 * @param begunBefore somebody else may have chosen the account's password: PostConfirmation replaces it by one that nobody
 * knows
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmSignUp.html
 */
export async function confirmSignUp(
  email: EmailAddress,
  code: string,
  { begunBefore }: { readonly begunBefore: boolean },
): Promise<Result<undefined, CognitoRefusal>> {
  const command = new ConfirmSignUpCommand({
    ClientId: siteEnvironment().clientId,
    SecretHash: secretHash(email),
    Username: email,
    ConfirmationCode: code,
    ...(begunBefore ? { ClientMetadata: { begunBefore: 'true' } satisfies TriggerRequest } : {}),
  })
  return answered(cognitoClient().send(command), () => undefined)
}
