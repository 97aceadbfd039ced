import { AdminUpdateUserAttributesCommand } from '@aws-sdk/client-cognito-identity-provider'
import { accountKey } from './account-key.ts'
import { logAuthEvent } from './auth-log.ts'
import { type Dependencies, lambda } from './dependencies.ts'
import { PostAuthenticationEvent } from './events.ts'
import type { TriggerHandler } from './handler.ts'

type Needs = Pick<Dependencies, 'environment' | 'clock' | 'writeLine' | 'cognito'>

/**
 * Marks the address as verified once a code has proven the mailbox; later sign-ins call nothing.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-authentication.html
 */
export function postAuthentication(needs: Needs): TriggerHandler {
  return async (received) => {
    const begun = needs.clock()
    const event = PostAuthenticationEvent.parse(received)
    if (event.request.userAttributes?.email_verified !== 'true') {
      await needs.cognito.send(
        new AdminUpdateUserAttributesCommand({
          UserPoolId: event.userPoolId,
          Username: event.userName,
          UserAttributes: [{ Name: 'email_verified', Value: 'true' }],
        }),
      )
    }
    const account = accountKey(needs.environment.CODE_SECRET, event)
    logAuthEvent(needs, begun, { event: 'signed-in', outcome: 'ok', account, metrics: ['SignedIn'] })
    return event
  }
}

export const handler = lambda(postAuthentication)
