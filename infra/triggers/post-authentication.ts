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
 * Marks the address as verified once a code has proven the mailbox, and keeps the language in which the person signed in;
 * a sign-in that changes neither calls nothing. When Cognito does not take it, the sign-in goes on: its code is used up,
 * and the next sign-in does it.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-authentication.html
 */
export function postAuthentication(needs: Needs): TriggerHandler {
  return async (received) => {
    const begun = needs.clock()
    const event = PostAuthenticationEvent.parse(received)
    const outcome = await update(needs, event, [...verified(event), ...spoken(event)])
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

/** Whoever gave the right code reads the mail. Anything but a language of ours changes nothing. */
function spoken({ request: { userAttributes, clientMetadata } }: Event): Attribute[] {
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
