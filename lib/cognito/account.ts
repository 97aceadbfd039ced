import 'server-only'
import {
  ChangePasswordCommand,
  DeleteUserCommand,
  GlobalSignOutCommand,
  UpdateUserAttributesCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Result } from '#lib/result.ts'
import { cognitoClient } from './client.ts'
import { type CognitoError, toResult } from './errors.ts'

/**
 * Changes the password of the signed-in user. `not-allowed`: the current password is wrong. No session ends.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ChangePassword.html
 */
export async function changePassword(
  accessToken: string,
  currentPassword: string,
  newPassword: string,
): Promise<Result<undefined, CognitoError>> {
  const command = new ChangePasswordCommand({
    AccessToken: accessToken,
    PreviousPassword: currentPassword,
    ProposedPassword: newPassword,
  })
  return toResult(cognitoClient().send(command), () => undefined)
}

/**
 * Changes attributes that the app client may write. An empty value removes the attribute.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserAttributes.html
 */
export async function updateUserAttributes(
  accessToken: string,
  attributes: { readonly name: string },
): Promise<Result<undefined, CognitoError>> {
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
  const command = new UpdateUserAttributesCommand({ AccessToken: accessToken, UserAttributes })
  return toResult(cognitoClient().send(command), () => undefined)
}

/**
 * Deletes the user and all data in the pool. It cannot be undone.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUser.html
 */
export async function deleteUser(accessToken: string): Promise<Result<undefined, CognitoError>> {
  const command = new DeleteUserCommand({ AccessToken: accessToken })
  return toResult(cognitoClient().send(command), () => undefined)
}

/**
 * Ends every session of the user: revokes all refresh tokens, on all devices.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html
 */
export async function globalSignOut(accessToken: string): Promise<Result<undefined, CognitoError>> {
  const command = new GlobalSignOutCommand({ AccessToken: accessToken })
  return toResult(cognitoClient().send(command), () => undefined)
}
