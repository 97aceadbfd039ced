import { AdminUpdateUserAttributesCommand } from '@aws-sdk/client-cognito-identity-provider'
import type * as z from 'zod'
import { languageOf } from '#lib/language.ts'
import { cognitoClient } from './aws-clients.ts'
import { accountKey } from './derive-key.ts'
import { PostAuthenticationEvent, userLanguage } from './events.ts'
import { type Dependencies, lambda, type TriggerHandler } from './trigger-handler.ts'
import { errorClass, logTriggerEvent, type Metric } from './trigger-log.ts'

type Needs = Pick<Dependencies, 'environment' | 'clock' | 'writeLine' | 'cognito'>
type Event = z.infer<typeof PostAuthenticationEvent>
type Attribute = { readonly Name: string; readonly Value: string }

/**
 * Marks the email address as verified, because a code has proven the mailbox, and stores the language of the sign-in; calls
 * nothing where neither changes. When Cognito refuses, the sign-in continues, and the next one does it.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-authentication.html
 */
export function postAuthentication(needs: Needs): TriggerHandler {
  return async (received) => {
    const begun = needs.clock()
    const event = PostAuthenticationEvent.parse(received)
    const outcome = await update(needs, event, [...verified(event), ...changedLanguage(event)])
    const account = accountKey(needs.environment.CODE_SECRET, event)
    const metrics: Metric[] = outcome === 'ok' ? ['SignedIn'] : ['SignedIn', 'NotMarked']
    logTriggerEvent(needs, begun, { event: 'signed-in', outcome, account, metrics })
    return event
  }
}

export const handler = lambda((basics) => postAuthentication({ ...basics, cognito: cognitoClient() }))

function verified({ request }: Event): Attribute[] {
  return request.userAttributes?.email_verified === 'true' ? [] : [{ Name: 'email_verified', Value: 'true' }]
}

/** The right code proves the mailbox. Anything but a language of ours changes nothing. */
function changedLanguage({ request: { userAttributes, clientMetadata } }: Event): Attribute[] {
  const language = languageOf(clientMetadata?.language)
  if (language === undefined || language === userLanguage(userAttributes)) return []
  return [{ Name: 'locale', Value: language }]
}

async function update(
  { cognito }: Needs,
  { userPoolId, userName }: Event,
  changed: Attribute[],
): Promise<string> {
  if (changed.length === 0) return 'ok'
  const command = new AdminUpdateUserAttributesCommand({
    UserPoolId: userPoolId,
    Username: userName,
    UserAttributes: changed,
  })
  try {
    await cognito.send(command)
    return 'ok'
  } catch (error) {
    return `not-marked: ${errorClass(error)}`
  }
}
