import type * as z from 'zod'
import { type CognitoPurpose, cognitoMail } from '#infra/mail/cognito-mail.ts'
import { triggerRefusal } from '#lib/trigger-protocol.ts'
import { dynamodbClient } from './aws-clients.ts'
import { accountKey } from './derive-key.ts'
import { CustomMessageEvent, userLanguage } from './events.ts'
import { cognitoMailBudget } from './mail-budget.ts'
import { subAddressBudgets } from './mailbox.ts'
import { policy } from './policy.ts'
import { countInEach } from './sliding-window.ts'
import { type Dependencies, lambda, type TriggerHandler } from './trigger-handler.ts'
import { logTriggerEvent } from './trigger-log.ts'

type Needs = Pick<Dependencies, 'environment' | 'clock' | 'dynamodb' | 'writeLine'>
type Event = z.infer<typeof CustomMessageEvent>

/** What every email is for. An invitation stays as the pool has it, because it brings a password and no code. */
const PURPOSES: ReadonlyMap<string, CognitoPurpose | 'invitation'> = new Map([
  ['CustomMessage_SignUp', 'confirm-address'],
  ['CustomMessage_ResendCode', 'confirm-address'],
  ['CustomMessage_ForgotPassword', 'new-password'],
  ['CustomMessage_AdminCreateUser', 'invitation'],
])

/**
 * Writes the emails that Cognito sends itself in the mode with passwords, in the user's language and in the layout of ours. Only
 * the placeholder of the code is seen here. Throws, and nothing is sent: `TooManyMails` when the address is over its limit,
 * `UnusedMessage` for an email that the site never causes, such as the code for a new address.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html
 */
export function customMessage(needs: Needs): TriggerHandler {
  return async (received) => {
    const event = CustomMessageEvent.parse(received)
    const purpose = PURPOSES.get(event.triggerSource)
    if (purpose === undefined) throw unusedMessage(needs, event.triggerSource)
    await countMail(needs, event)
    if (purpose === 'invitation') return event
    const { userAttributes, codeParameter } = event.request
    const { subject, html } = cognitoMail(purpose, {
      appName: needs.environment.APP_NAME,
      language: userLanguage(userAttributes),
      code: codeParameter,
    })
    return { ...event, response: { ...event.response, emailSubject: subject, emailMessage: html } }
  }
}

export const handler = lambda((basics) => customMessage({ ...basics, dynamodb: dynamodbClient() }))

/** Lambda counts it as an error, and the alarm on errors with it: only a caller with the client secret comes here. */
function unusedMessage(needs: Needs, outcome: string): Error {
  logTriggerEvent(needs, needs.clock(), { event: 'message-unused', outcome, metrics: [] })
  return triggerRefusal({ code: 'UnusedMessage' })
}

/**
 * Counts one email of an account and, for a sub-address, of its mailbox; Cognito's own limits are wider, and each counts one kind
 * only.
 */
async function countMail(needs: Needs, event: Event): Promise<void> {
  const { environment, clock, dynamodb } = needs
  const account = accountKey(environment.CODE_SECRET, event)
  const begun = clock()
  const table = { dynamodb, name: environment.TABLE_NAME }
  const budgets = [
    cognitoMailBudget(account),
    ...subAddressBudgets(environment.CODE_SECRET, event, event.request.clientMetadata),
  ]
  const counted = await countInEach(table, budgets, clock, policy.sweepMailsAfterSeconds)
  if (counted.ok) {
    const outcome = event.triggerSource
    logTriggerEvent(needs, begun, { event: 'message-written', outcome, account, metrics: ['CognitoMailed'] })
    return
  }
  logTriggerEvent(needs, begun, {
    event: 'message-refused',
    outcome: 'limited',
    account,
    metrics: ['Locked'],
  })
  throw triggerRefusal({ code: 'TooManyMails' })
}
