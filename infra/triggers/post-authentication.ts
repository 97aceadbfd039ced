import { AdminUpdateUserAttributesCommand } from '@aws-sdk/client-cognito-identity-provider'
import { type Dependencies, lambda } from './dependencies.ts'
import { PostAuthenticationEvent } from './events.ts'
import type { TriggerHandler } from './handler.ts'

/**
 * Marks the address as verified once a code has proven the mailbox; later sign-ins call nothing.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-authentication.html
 */
export function postAuthentication({ cognito }: Pick<Dependencies, 'cognito'>): TriggerHandler {
  return async (received) => {
    const event = PostAuthenticationEvent.parse(received)
    if (event.request.userAttributes?.email_verified !== 'true') {
      await cognito.send(
        new AdminUpdateUserAttributesCommand({
          UserPoolId: event.userPoolId,
          Username: event.userName,
          UserAttributes: [{ Name: 'email_verified', Value: 'true' }],
        }),
      )
    }
    return event
  }
}

export const handler = lambda(postAuthentication)
