import 'server-only'
import { DeleteUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Result } from '#lib/result.ts'
import { cognitoClient } from './client.ts'
import { answered, type CognitoRefusal } from './refusal.ts'

/**
 * Deletes the user, with everything that Cognito keeps of them. There is no way back.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUser.html
 */
export async function deleteUser(accessToken: string): Promise<Result<undefined, CognitoRefusal>> {
  const command = new DeleteUserCommand({ AccessToken: accessToken })
  return answered(cognitoClient().send(command), () => undefined)
}
