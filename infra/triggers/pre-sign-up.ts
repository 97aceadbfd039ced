import { EmailAddressSchema } from '#lib/email-address.ts'
import { dynamodbClient } from './aws-clients.ts'
import { type Dependencies, lambda } from './dependencies.ts'
import { PreSignUpEvent } from './events.ts'
import type { TriggerHandler } from './handler.ts'
import { chargeStart } from './start-budget.ts'

/**
 * Without passwords, confirms a new account without calling its address verified: the first code proves the mailbox. With
 * them, Cognito mails its own confirmation code, so that nobody sets a password for somebody else's address. Throws
 * `InvalidEmailAddress`, or `TooManyStarts until ...` when the client address has signed up too often.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html
 */
export function preSignUp(
  needs: Pick<Dependencies, 'environment' | 'clock' | 'dynamodb' | 'writeLine'>,
): TriggerHandler {
  return async (received) => {
    const event = PreSignUpEvent.parse(received)
    const { userAttributes, clientMetadata, validationData } = event.request
    if (!isPlainAddress(userAttributes.email)) throw new Error('InvalidEmailAddress')
    await chargeStart(needs, 'signups', clientMetadata?.clientAddress ?? validationData?.clientAddress)
    const autoConfirmUser = needs.environment.SIGN_IN_MODE === 'code'
    return { ...event, response: { ...event.response, autoConfirmUser, autoVerifyEmail: false } }
  }
}

export const handler = lambda((basics) => preSignUp({ ...basics, dynamodb: dynamodbClient() }))

/** Cognito stores the attribute as it stands, so blanks that the site would trim are refused here. */
function isPlainAddress(email: string | undefined): boolean {
  const parsed = EmailAddressSchema.safeParse(email)
  return parsed.success && parsed.data === email?.toLowerCase()
}
