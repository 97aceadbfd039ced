import 'server-only'
import { GlobalSignOutCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Result } from '#lib/result.ts'
import { cognitoClient } from './client.ts'
import { answered, type CognitoRefusal } from './refusal.ts'

/**
 * Ends every session of the user: all refresh tokens die, on all devices.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html
 */
export async function globalSignOut(accessToken: string): Promise<Result<undefined, CognitoRefusal>> {
  const command = new GlobalSignOutCommand({ AccessToken: accessToken })
  return answered(cognitoClient().send(command), () => undefined)
}
