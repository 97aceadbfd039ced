import { AdminUserGlobalSignOutCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { z } from 'zod'
import { accountKey } from './account-key.ts'
import { errorClass, logAuthEvent } from './auth-log.ts'
import { type Dependencies, lambda } from './dependencies.ts'
import { PostConfirmationEvent } from './events.ts'
import type { TriggerHandler } from './handler.ts'
import { recipientOf } from './recipient.ts'
import { sendNotice } from './send-notice.ts'

type Needs = Pick<Dependencies, 'environment' | 'clock' | 'dynamodb' | 'ses' | 'cognito' | 'writeLine'>
type Event = z.infer<typeof PostConfirmationEvent>

/**
 * Ends every session of an account whose password was reset, and tells its owner. A confirmed sign-up is noted, no more.
 * Throws `SignOutFailed` when sessions may live on; the password is new all the same.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html
 */
export function postConfirmation(needs: Needs): TriggerHandler {
  return async (received) => {
    const begun = needs.clock()
    const event = PostConfirmationEvent.parse(received)
    const account = accountKey(needs.environment.CODE_SECRET, event)
    if (event.triggerSource === 'PostConfirmation_ConfirmSignUp') {
      logAuthEvent(needs, begun, { event: 'confirmed', outcome: 'ok', account, metrics: [] })
    } else {
      await afterReset(needs, begun, event, account)
    }
    return event
  }
}

export const handler = lambda(postConfirmation)

async function afterReset(needs: Needs, begun: number, event: Event, account: string): Promise<void> {
  const failure = await signOutEverywhere(needs, event)
  logAuthEvent(needs, begun, {
    event: 'password-reset',
    outcome: failure ?? 'ok',
    account,
    metrics: failure === undefined ? ['PasswordReset'] : ['PasswordReset', 'SignOutFailed'],
  })
  // The owner hears of the new password in either case.
  await sendNotice(needs, {
    kind: 'password-changed',
    account,
    happenedAt: begun,
    recipient: recipientOf(event),
  })
  // Cognito hands a trigger's message on, and that of the failure may name the user.
  if (failure !== undefined) throw new Error('SignOutFailed')
}

/** Returns the class of the failure, if there was one. */
async function signOutEverywhere(
  { cognito }: Needs,
  { userPoolId, userName }: Event,
): Promise<string | undefined> {
  try {
    await cognito.send(new AdminUserGlobalSignOutCommand({ UserPoolId: userPoolId, Username: userName }))
    return undefined
  } catch (error) {
    return errorClass(error)
  }
}
