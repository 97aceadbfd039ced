import {
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type * as z from 'zod'
import { randomPassword } from '#lib/random-password.ts'
import { triggerRefusal } from '#lib/trigger-protocol.ts'
import { clearAttempts } from './attempts.ts'
import { cognitoClient, dynamodbClient, sesClient } from './aws-clients.ts'
import { accountKey } from './derive-key.ts'
import { PostConfirmationEvent, recipientOf } from './events.ts'
import { sendNotice } from './send-notice.ts'
import { type Dependencies, lambda, type TriggerHandler } from './trigger-handler.ts'
import { errorClass, logTriggerEvent, type Metric } from './trigger-log.ts'

type Needs = Pick<Dependencies, 'environment' | 'clock' | 'dynamodb' | 'ses' | 'cognito' | 'writeLine'>
type Event = z.infer<typeof PostConfirmationEvent>

/**
 * After a password reset: ends every session of the account, gives its tries back, and tells its owner. After a sign-up:
 * replaces the password where a stranger may have chosen it. Throws `SignOutFailed` when sessions may live on, and
 * `PasswordKept` when that password does; the confirmation itself is done either way.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html
 */
export function postConfirmation(needs: Needs): TriggerHandler {
  return async (received) => {
    const begun = needs.clock()
    const event = PostConfirmationEvent.parse(received)
    const account = accountKey(needs.environment.CODE_SECRET, event)
    if (event.triggerSource === 'PostConfirmation_ConfirmSignUp') {
      await afterSignUp(needs, begun, event, account)
    } else {
      await afterReset(needs, begun, event, account)
    }
    return event
  }
}

export const handler = lambda((basics) =>
  postConfirmation({ ...basics, dynamodb: dynamodbClient(), ses: sesClient(), cognito: cognitoClient() }),
)

async function afterSignUp(needs: Needs, begun: number, event: Event, account: string): Promise<void> {
  const isBegunBefore = event.request.clientMetadata?.begunBefore === 'true'
  const failure = isBegunBefore ? await failureOf(needs.cognito.send(newPassword(event))) : undefined
  const metrics: Metric[] = failure === undefined ? [] : ['PasswordKept']
  logTriggerEvent(needs, begun, { event: 'confirmed', outcome: failure ?? 'ok', account, metrics })
  if (failure !== undefined) throw triggerRefusal({ code: 'PasswordKept' })
}

async function afterReset(needs: Needs, begun: number, event: Event, account: string): Promise<void> {
  const failure = await failureOf(needs.cognito.send(signOutEverywhere(event)))
  await giveTriesBack(needs, begun, account)
  logTriggerEvent(needs, begun, {
    event: 'password-reset',
    outcome: failure ?? 'ok',
    account,
    metrics: failure === undefined ? ['PasswordReset'] : ['PasswordReset', 'SignOutFailed'],
  })
  // The owner gets the notice in either case.
  await sendNotice(needs, {
    kind: 'password-changed',
    account,
    happenedAt: begun,
    recipient: recipientOf(event),
  })
  // Cognito passes a trigger's message on, and that of the failure may name the user.
  if (failure !== undefined) throw triggerRefusal({ code: 'SignOutFailed' })
}

/** A random one: the owner chooses the next one with a code. */
function newPassword({ userPoolId, userName }: Event) {
  const named = { UserPoolId: userPoolId, Username: userName }
  return new AdminSetUserPasswordCommand({ ...named, Password: randomPassword(), Permanent: true })
}

function signOutEverywhere({ userPoolId, userName }: Event) {
  return new AdminUserGlobalSignOutCommand({ UserPoolId: userPoolId, Username: userName })
}

/** A reset proves the mailbox: what strangers tried behind the old password no longer counts. */
async function giveTriesBack(
  { dynamodb, environment, clock, writeLine }: Needs,
  begun: number,
  account: string,
): Promise<void> {
  const failure = await failureOf(clearAttempts({ dynamodb, name: environment.TABLE_NAME }, account))
  if (failure === undefined) return
  const outcome = `tries-kept: ${failure}`
  logTriggerEvent({ environment, clock, writeLine }, begun, {
    event: 'password-reset',
    outcome,
    account,
    metrics: [],
  })
}

/** The class of the failure, if there was one. */
async function failureOf(call: Promise<unknown>): Promise<string | undefined> {
  try {
    await call
    return undefined
  } catch (error) {
    return errorClass(error)
  }
}
