import { type Dependencies, lambda } from './dependencies.ts'
import { PreAuthenticationEvent } from './events.ts'
import type { TriggerHandler } from './handler.ts'
import { chargeStart } from './start-budget.ts'

/**
 * Refuses a sign-in before anything else runs when its client address has started too many. Known and unknown users
 * count alike. The address is what the site put in InitiateAuth's ClientMetadata.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-authentication.html
 */
export function preAuthentication(
  needs: Pick<Dependencies, 'environment' | 'clock' | 'dynamodb'>,
): TriggerHandler {
  return async (received) => {
    const event = PreAuthenticationEvent.parse(received)
    await chargeStart(needs, 'starts', event.request.validationData?.clientAddress)
    return event
  }
}

export const handler = lambda(preAuthentication)
