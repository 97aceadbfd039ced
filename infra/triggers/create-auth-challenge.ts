import type * as z from 'zod'
import { epochSeconds } from '#lib/clock.ts'
import {
  type ChallengeParameters,
  FIELD_TITLE,
  fieldHint,
  type OpeningParameters,
  toPublicChallengeParameters,
} from '#lib/trigger-protocol.ts'
import {
  type AccountItem,
  answeringBrowser,
  hasManyWrongCodes,
  readAccount,
  resendTime,
  triesLeft,
} from './account-item.ts'
import { dynamodbClient, sesClient } from './aws-clients.ts'
import { accountKey } from './derive-key.ts'
import { CreateAuthChallengeEvent, recipientOf } from './events.ts'
import { issueCode } from './issue-code.ts'
import { countStart } from './rate-limit.ts'
import { sendNotice } from './send-notice.ts'
import type { TriggerEnvironment } from './trigger-env.ts'
import { type Dependencies, lambda, type TriggerHandler } from './trigger-handler.ts'

type Needs = Pick<Dependencies, 'environment' | 'clock' | 'dynamodb' | 'ses' | 'writeLine'>
type Event = z.infer<typeof CreateAuthChallengeEvent>

/** One round of one person's flow. */
type Round = {
  readonly event: Event
  readonly account: string
  /** The attribute of the browser, where the event tells of it. */
  readonly browser: string | undefined
}

/**
 * Mails the code where a round asks for it, and tells the page how things are in every other. Opening a flow does neither: the
 * visitor's address and browser reach this trigger by RespondToAuthChallenge's ClientMetadata only. Cognito may call it again
 * for the same round: the mail goes out once, and the code stays the same.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-create-auth-challenge.html
 */
export function createAuthChallenge(needs: Needs): TriggerHandler {
  return async (received) => {
    const event = CreateAuthChallengeEvent.parse(received)
    const { CODE_SECRET } = needs.environment
    const account = accountKey(CODE_SECRET, event)
    const browser = answeringBrowser(CODE_SECRET, account, event.request.clientMetadata)
    return {
      ...event,
      response: {
        publicChallengeParameters: toPublicChallengeParameters(
          await parametersOf(needs, { event, account, browser }),
        ),
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

async function parametersOf(needs: Needs, round: Round) {
  const { request } = round.event
  // Any caller may ask: an email goes out by the limits of every start, and the page is told the same.
  if (request.clientMetadata?.requestCode === 'true') return requestFrom(needs, round)
  const isFirst = request.session.every(({ challengeName }) => challengeName !== 'CUSTOM_CHALLENGE')
  // Only RespondToAuthChallenge brings metadata: without it, the flow is just being opened.
  if (!isFirst || request.clientMetadata != null) return goOn(needs, round)
  return needs.environment.CODE_AT_START === 'true'
    ? mail(needs, round)
    : openingParameters(needs.environment)
}

/** The limit of the client address comes first. It is told, not thrown: a round that throws costs the whole flow. */
async function requestFrom(needs: Needs, round: Round): Promise<ChallengeParameters> {
  const { clientAddress } = round.event.request.clientMetadata ?? {}
  const charged = await countStart(needs, 'starts', clientAddress)
  if (charged.ok) return mail(needs, round)
  const parameters = told(needs, round, await itemOf(needs, round), 'too-many-starts')
  return { ...parameters, resendAt: parameters.saidAt + charged.error.retryAfterSeconds }
}

async function mail(needs: Needs, round: Round): Promise<ChallengeParameters> {
  const { event, account, browser } = round
  const { item, delivery } = await issueCode(needs, { account, recipient: recipientOf(event), browser })
  return told(needs, round, item, delivery)
}

async function goOn(needs: Needs, round: Round): Promise<ChallengeParameters> {
  const { event, account } = round
  const item = await itemOf(needs, round)
  const happenedAt = lastOfManyWrongCodes(needs, item)
  if (happenedAt !== undefined) {
    await sendNotice(needs, { kind: 'wrong-codes', account, happenedAt, recipient: recipientOf(event) })
  }
  return told(needs, round, item, 'recent')
}

function told(
  { environment, clock }: Needs,
  { browser }: Round,
  item: AccountItem | undefined,
  delivery: ChallengeParameters['delivery'],
): ChallengeParameters {
  return publicParameters(environment, item, delivery, clock(), browser)
}

async function itemOf({ environment, dynamodb }: Needs, { account }: Round) {
  return readAccount({ dynamodb, name: environment.TABLE_NAME }, account)
}

/** When the last of many wrong codes came: behind a right password they say that somebody else knows it. */
function lastOfManyWrongCodes({ environment, clock }: Needs, item: AccountItem | undefined) {
  if (environment.SIGN_IN_MODE !== 'password-and-code' || item === undefined) return undefined
  return hasManyWrongCodes(item, clock()) ? item.wrong[0] : undefined
}

/** What an opened flow says before a code was asked for. */
export function openingParameters({ CODE_DIGITS }: TriggerEnvironment): OpeningParameters {
  return { fieldTitle: FIELD_TITLE, fieldHint: fieldHint(CODE_DIGITS), codeLength: CODE_DIGITS }
}

/**
 * What the code page is told about an account's challenge. It depends on the item alone, which is the same for
 * addresses that have an account and addresses that have none: a language of the user's would tell them apart.
 * @param item undefined where no code was asked for, or TTL deleted it meanwhile: the same as an expired code
 */
export function publicParameters(
  environment: TriggerEnvironment,
  item: AccountItem | undefined,
  delivery: ChallengeParameters['delivery'],
  now: number,
  browser?: string,
): ChallengeParameters {
  return {
    ...openingParameters(environment),
    sender: environment.MAIL_FROM,
    codeState: item === undefined ? 'expired' : codeStateOf(item, now, browser),
    triesLeft: item === undefined ? 0 : triesLeft(item, now, browser),
    expiresAt: epochSeconds(item?.expiresAt ?? now),
    sentAt: epochSeconds(item?.mails[0] ?? item?.createdAt ?? now),
    // Rounded up: who asks at this very second is not refused for a fraction of it.
    resendAt: epochSeconds((item === undefined ? now : resendTime(item, now, browser)) + 999),
    saidAt: epochSeconds(now),
    delivery,
  }
}

function codeStateOf(item: AccountItem, now: number, browser?: string): ChallengeParameters['codeState'] {
  if (item.usedAt !== undefined) return 'used'
  if (triesLeft(item, now, browser) === 0) return 'used-up'
  return item.expiresAt > now ? 'live' : 'expired'
}
