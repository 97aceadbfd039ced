import 'server-only'
import { UpdateUserAttributesCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Result } from '#lib/result.ts'
import { cognitoClient } from './client.ts'
import { answered, type CognitoRefusal } from './refusal.ts'

/**
 * Changes attributes that the app client may write. An empty value removes the attribute.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserAttributes.html
 */
export async function updateUserAttributes(
  accessToken: string,
  attributes: { readonly name: string },
): Promise<Result<undefined, CognitoRefusal>> {
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
  const command = new UpdateUserAttributesCommand({ AccessToken: accessToken, UserAttributes })
  return answered(cognitoClient().send(command), () => undefined)
}
