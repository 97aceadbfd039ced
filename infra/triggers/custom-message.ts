import { type CognitoPurpose, cognitoMail } from '#infra/mail/cognito-mail.ts'

import { triggerRefusal } from '#lib/trigger-protocol.ts'
import { dynamodbClient } from './aws-clients.ts'
import { accountKey } from './derive-key.ts'
import { CustomMessageEvent, userLanguage } from './events.ts'
import { policy } from './policy.ts'
import { countEvent } from './sliding-window.ts'
import { type Dependencies, lambda, type TriggerHandler } from './trigger-handler.ts'
import { logTriggerEvent } from './trigger-log.ts'

type Needs = Pick<Dependencies, 'environment' | 'clock' | 'dynamodb' | 'writeLine'>

const PURPOSES: ReadonlyMap<string, CognitoPurpose> = new Map([
  ['CustomMessage_SignUp', 'confirm-address'],
  ['CustomMessage_ResendCode', 'confirm-address'],
  ['CustomMessage_ForgotPassword', 'new-password'],
])

/**
 * Writes the emails that Cognito sends itself in the mode with passwords, in the user's language and in the layout of ours. Only
 * the placeholder of the code is seen here. Other messages stay as the pool has them. Throws `TooManyMails`, and nothing is
 * sent, when the address is over its limit.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html
 */
export function customMessage(needs: Needs): TriggerHandler {
  return async (received) => {
    const event = CustomMessageEvent.parse(received)
    const purpose = PURPOSES.get(event.triggerSource)
    if (purpose === undefined) return event
    await countMail(needs, accountKey(needs.environment.CODE_SECRET, event))
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

/** Counts one email of an account; Cognito's own limits are wider, and each counts one kind only. */
async function countMail(needs: Needs, account: string): Promise<void> {
  const { environment, clock, dynamodb } = needs
  const begun = clock()
  const table = { dynamodb, name: environment.TABLE_NAME }
  const windows = policy.cognitoMailsPerAddress
  const budget = { key: `${account}#cognito-mails`, attribute: 'mails', windows }
  const counted = await countEvent(table, budget, clock, policy.sweepCognitoMailsAfterSeconds)
  if (counted.ok) return
  logTriggerEvent(needs, begun, {
    event: 'message-refused',
    outcome: 'limited',
    account,
    metrics: ['Locked'],
  })
  throw triggerRefusal({ code: 'TooManyMails' })
}
