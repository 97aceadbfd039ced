import { accountKey, type EventUser } from './account-key.ts'
import { dynamodbClient } from './aws-clients.ts'
import { isUnknownAddress } from './client-address.ts'
import { type Dependencies, lambda } from './dependencies.ts'
import { PreAuthenticationEvent } from './events.ts'
import type { TriggerHandler } from './handler.ts'
import { browserAttribute } from './known-browser.ts'
import { chargeStart } from './start-budget.ts'
import { number, text, updateItem } from './table.ts'

type Needs = Pick<Dependencies, 'environment' | 'clock' | 'dynamodb' | 'writeLine'>

/**
 * Refuses a sign-in before anything else runs when its client address has started too many. Known and unknown users
 * count alike. The address is what the site put in InitiateAuth's ClientMetadata, and so is the browser's id.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-authentication.html
 */
export function preAuthentication(needs: Needs): TriggerHandler {
  return async (received) => {
    const event = PreAuthenticationEvent.parse(received)
    const { clientAddress, browserId } = event.request.validationData ?? {}
    const isKnown = browserId !== undefined && (await markStart(needs, event, browserId))
    // Nobody whom the account knows may be kept out by whoever uses up what all unknown addresses share.
    if (!(isKnown && isUnknownAddress(clientAddress))) await chargeStart(needs, 'starts', clientAddress)
    return event
  }
}

export const handler = lambda((basics) => preAuthentication({ ...basics, dynamodb: dynamodbClient() }))

/** Notes that a browser which the account knows is beginning. False, and nothing is written, for any other. */
async function markStart(
  { environment, clock, dynamodb }: Needs,
  user: EventUser,
  browserId: string,
): Promise<boolean> {
  const account = accountKey(environment.CODE_SECRET, user)
  const browser = browserAttribute(environment.CODE_SECRET, account, browserId)
  const noted = await updateItem({ dynamodb, name: environment.TABLE_NAME }, account, {
    update: 'SET startedBy = :browser, startedAt = :now',
    values: { ':browser': text(browser), ':now': number(clock()) },
    when: [{ text: `attribute_exists(${browser})`, values: {} }],
  })
  return noted !== undefined
}
