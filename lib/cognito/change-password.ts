import 'server-only'
import { ChangePasswordCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Result } from '#lib/result.ts'
import { cognitoClient } from './client.ts'
import { answered, type CognitoRefusal } from './refusal.ts'

/**
 * Changes the password of the signed-in user. `not-allowed`: the present one is wrong. It ends no session by itself.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ChangePassword.html
 */
export async function changePassword(
  accessToken: string,
  present: string,
  proposed: string,
): Promise<Result<undefined, CognitoRefusal>> {
  const command = new ChangePasswordCommand({
    AccessToken: accessToken,
    PreviousPassword: present,
    ProposedPassword: proposed,
  })
  return answered(cognitoClient().send(command), () => undefined)
}
