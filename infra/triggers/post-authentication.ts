import { AdminUpdateUserAttributesCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { z } from 'zod'
import { accountKey } from './account-key.ts'
import { errorClass, logAuthEvent } from './auth-log.ts'
import { type Dependencies, lambda } from './dependencies.ts'
import { PostAuthenticationEvent } from './events.ts'
import type { TriggerHandler } from './handler.ts'

type Needs = Pick<Dependencies, 'environment' | 'clock' | 'writeLine' | 'cognito'>

/**
 * Marks the address as verified once a code has proven the mailbox; later sign-ins call nothing. When Cognito does not
 * take it, the sign-in goes on: its code is used up, and the next sign-in marks the address.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-authentication.html
 */
export function postAuthentication(needs: Needs): TriggerHandler {
  return async (received) => {
    const begun = needs.clock()
    const event = PostAuthenticationEvent.parse(received)
    const isVerified = event.request.userAttributes?.email_verified === 'true'
    const outcome = isVerified ? 'ok' : await markVerified(needs, event)
    const account = accountKey(needs.environment.CODE_SECRET, event)
    logAuthEvent(needs, begun, { event: 'signed-in', outcome, account, metrics: ['SignedIn'] })
    return event
  }
}

export const handler = lambda(postAuthentication)

type Event = z.infer<typeof PostAuthenticationEvent>

async function markVerified({ cognito }: Needs, { userPoolId, userName }: Event): Promise<string> {
  const command = new AdminUpdateUserAttributesCommand({
    UserPoolId: userPoolId,
    Username: userName,
    UserAttributes: [{ Name: 'email_verified', Value: 'true' }],
  })
  try {
    await cognito.send(command)
    return 'ok'
  } catch (error) {
    return `not-marked: ${errorClass(error)}`
  }
}
