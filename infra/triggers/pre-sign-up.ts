import type * as z from 'zod'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { languageOf } from '#lib/language.ts'
import { triggerRefusal } from '#lib/trigger-protocol.ts'
import { dynamodbClient } from './aws-clients.ts'
import { PreSignUpEvent } from './events.ts'
import { countStart } from './rate-limit.ts'
import { type Dependencies, lambda, type TriggerHandler } from './trigger-handler.ts'
import { logTriggerEvent } from './trigger-log.ts'

/**
 * Without passwords, confirms a new account but leaves its address unverified: the first code proves the mailbox. With them,
 * Cognito sends its own confirmation code, because a password counts only once the mailbox is proven. Throws
 * `InvalidEmailAddress`, also for other attributes than the site's, or `TooManyStarts` when the client address has signed up too often.
 *
 * It also counts the attempts that no challenge trigger sees: with `chargeStart` in ClientMetadata it throws `StartCharged` or
 * `TooManyStarts`, and with `reportReuse` it counts a reused refresh token and throws `Reported`; no account is created. An account
 * that an operator creates passes unchanged.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html
 */
export function preSignUp(
  needs: Pick<Dependencies, 'environment' | 'clock' | 'dynamodb' | 'writeLine'>,
): TriggerHandler {
  return async (received) => {
    const event = PreSignUpEvent.parse(received)
    if (event.triggerSource !== 'PreSignUp_SignUp') return event
    const { userAttributes, clientMetadata } = event.request
    if (clientMetadata?.chargeStart === 'true') throw await countedStart(needs, clientMetadata.clientAddress)
    if (clientMetadata?.reportReuse === 'true') throw countedReuse(needs)
    if (!areOurs(userAttributes)) throw triggerRefusal({ code: 'InvalidEmailAddress' })
    const counted = await countStart(needs, 'signups', clientMetadata?.clientAddress)
    if (!counted.ok) throw triggerRefusal({ code: 'TooManyStarts', ...counted.error })
    const autoConfirmUser = needs.environment.SIGN_IN_MODE === 'code'
    return { ...event, response: { ...event.response, autoConfirmUser, autoVerifyEmail: false } }
  }
}

export const handler = lambda((basics) => preSignUp({ ...basics, dynamodb: dynamodbClient() }))

type Attributes = z.infer<typeof PreSignUpEvent>['request']['userAttributes']

/** Lambda counts each of these as an error: the log tells them apart from real ones. */
async function countedStart(
  needs: Pick<Dependencies, 'environment' | 'clock' | 'dynamodb' | 'writeLine'>,
  clientAddress: string | undefined,
): Promise<Error> {
  const begun = needs.clock()
  const counted = await countStart(needs, 'guesses', clientAddress)
  if (!counted.ok) return triggerRefusal({ code: 'TooManyStarts', ...counted.error })
  logTriggerEvent(needs, begun, { event: 'start-charged', outcome: 'guesses', metrics: [] })
  return triggerRefusal({ code: 'StartCharged' })
}

function countedReuse(needs: Pick<Dependencies, 'environment' | 'clock' | 'writeLine'>): Error {
  logTriggerEvent(needs, needs.clock(), {
    event: 'token-reused',
    outcome: 'reported',
    metrics: ['TokenReused'],
  })
  return triggerRefusal({ code: 'Reported' })
}

/** Cognito stores the attribute as it is, so blanks that the site would trim are refused here. */
function isPlainAddress(email: string | undefined): boolean {
  const parsed = EmailAddressSchema.safeParse(email)
  const isPlain = parsed.success && parsed.data === email?.toLowerCase()
  // No mailbox has it (RFC 2606, 2): the site's user names that no account may have are of this kind.
  return isPlain && !parsed.data.endsWith('.invalid')
}

/** Only what the site itself sends: the owner of the mailbox would read a stranger's name, or an email in another language. */
function areOurs({ email, locale, ...others }: Attributes): boolean {
  const isForeign = Object.keys(others).some((name) => !name.startsWith('cognito:'))
  return isPlainAddress(email) && !isForeign && (locale === undefined || languageOf(locale) === locale)
}
