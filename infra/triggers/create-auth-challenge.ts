import type * as z from 'zod'
import { type ChallengeParameters, toPublicChallengeParameters } from '#lib/challenge-parameters.ts'
import { type AccountItem, hasManyWrongCodes, readAccount, startingBrowser } from './account-item.ts'
import { accountKey } from './account-key.ts'
import { dynamodbClient, sesClient } from './aws-clients.ts'
import { type Dependencies, lambda } from './dependencies.ts'
import { CreateAuthChallengeEvent } from './events.ts'
import type { TriggerHandler } from './handler.ts'
import { answeringBrowser } from './known-browser.ts'
import { publicParameters } from './public-parameters.ts'
import { recipientOf } from './recipient.ts'
import { requestCode } from './request-code.ts'
import { sendNotice } from './send-notice.ts'

type Needs = Pick<Dependencies, 'environment' | 'clock' | 'dynamodb' | 'ses' | 'writeLine'>
type Event = z.infer<typeof CreateAuthChallengeEvent>
type Round = {
  readonly item: AccountItem | undefined
  readonly delivery: ChallengeParameters['delivery']
  /** The attribute of the browser that asks, if the account knows it. */
  readonly browser: string | undefined
}

/**
 * Mails the code when a flow starts or the code is asked for once more, and tells the page how things stand in every
 * round. Cognito may call it again for the same round: the mail goes out once, and the code stays the same.
 * Throws `MailUnavailable` when SES took no mail.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-create-auth-challenge.html
 */
export function createAuthChallenge(needs: Needs): TriggerHandler {
  return async (received) => {
    const event = CreateAuthChallengeEvent.parse(received)
    const account = accountKey(needs.environment.CODE_SECRET, event)
    const { item, delivery, browser } =
      isFlowStart(event) || asksForResend(event)
        ? await request(needs, event, account)
        : await goOn(needs, event, account)
    const parameters = publicParameters(needs.environment, item, delivery, needs.clock(), browser)
    return {
      ...event,
      response: {
        publicChallengeParameters: toPublicChallengeParameters(parameters),
        // Cognito fails the sign-in when this map is empty. It comes back to Verify, never to the browser.
        privateChallengeParameters: { account },
        challengeMetadata: 'CODE',
      },
    }
  }
}

export const handler = lambda((basics) =>
  createAuthChallenge({ ...basics, dynamodb: dynamodbClient(), ses: sesClient() }),
)

function isFlowStart(event: Event): boolean {
  return event.request.session.every((round) => round.challengeName !== 'CUSTOM_CHALLENGE')
}

/** Whoever says so gains nothing: a mail goes out by the budgets of every start, and the page hears the same. */
function asksForResend(event: Event): boolean {
  return event.request.clientMetadata?.resend === 'true'
}

async function request(needs: Needs, event: Event, account: string): Promise<Round> {
  const begun = needs.clock()
  const browser = browserOf(needs, event, account)
  const { item, delivery } = await requestCode(needs, { account, recipient: recipientOf(event), browser })
  return { item, delivery, browser: browser ?? startingBrowser(item, begun) }
}

async function goOn(needs: Needs, event: Event, account: string): Promise<Round> {
  const { environment, dynamodb } = needs
  const item = await readAccount({ dynamodb, name: environment.TABLE_NAME }, account)
  const wrongAt = lastOfManyWrongCodes(needs, item)
  if (wrongAt !== undefined) {
    await sendNotice(needs, {
      kind: 'wrong-codes',
      account,
      happenedAt: wrongAt,
      recipient: recipientOf(event),
    })
  }
  return { item, delivery: 'recent', browser: browserOf(needs, event, account) }
}

/** When the last of many wrong codes came: behind a right password they say that somebody else knows it. */
function lastOfManyWrongCodes({ environment, clock }: Needs, item: AccountItem | undefined) {
  if (environment.SIGN_IN_MODE !== 'password-and-code' || item === undefined) return undefined
  return hasManyWrongCodes(item, clock()) ? item.wrong[0] : undefined
}

function browserOf({ environment }: Needs, { request }: Event, account: string): string | undefined {
  return answeringBrowser(environment.CODE_SECRET, account, request.clientMetadata)
}
