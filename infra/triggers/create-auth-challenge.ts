import type * as z from 'zod'
import { displayedSender } from '#infra/mail/sender.ts'
import { epochSeconds } from '#lib/clock.ts'
import {
  type ChallengeParameters,
  FIELD_TITLE,
  fieldHint,
  type OpeningParameters,
  toPublicChallengeParameters,
} from '#lib/trigger-protocol.ts'
import { type AccountItem, hasManyWrongCodes, readAccount, triesLeft } from './account-item.ts'
import { dynamodbClient, sesClient } from './aws-clients.ts'
import { accountKey, browserAttribute } from './derive-key.ts'
import { CreateAuthChallengeEvent, recipientOf } from './events.ts'
import { issueCode } from './issue-code.ts'
import { type MailRequester, resendTime } from './mail-budget.ts'
import { subAddressBudgets } from './mailbox.ts'
import { countStart, networkKey } from './rate-limit.ts'
import { sendNotice } from './send-notice.ts'
import type { TriggerEnvironment } from './trigger-env.ts'
import { type Dependencies, lambda, type TriggerHandler } from './trigger-handler.ts'

type Needs = Pick<Dependencies, 'environment' | 'clock' | 'dynamodb' | 'ses' | 'writeLine'>
type Event = z.infer<typeof CreateAuthChallengeEvent>

/** One round of one visitor's flow. */
type Round = {
  readonly event: Event
  readonly account: string
  readonly requester: MailRequester
}

/**
 * Sends the code in a round that asks for it, and reports the state of the challenge in every other. Opening a flow does
 * neither: the client address and the browser reach this trigger in RespondToAuthChallenge's ClientMetadata only. Cognito may
 * call it again for the same round: one email is sent, and the code stays the same.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-create-auth-challenge.html
 */
export function createAuthChallenge(needs: Needs): TriggerHandler {
  return async (received) => {
    const event = CreateAuthChallengeEvent.parse(received)
    const { CODE_SECRET } = needs.environment
    const account = accountKey(CODE_SECRET, event)
    const { clientMetadata } = event.request
    const requester = {
      network: networkKey(CODE_SECRET, clientMetadata?.clientAddress) ?? '',
      browser: browserAttribute(CODE_SECRET, account, clientMetadata),
    }
    return {
      ...event,
      response: {
        publicChallengeParameters: toPublicChallengeParameters(
          await parametersOf(needs, { event, account, requester }),
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
  // Any caller may ask: the limits of every request hold.
  if (request.clientMetadata?.requestCode === 'true') return requestCode(needs, round)
  if (request.clientMetadata?.passwordChanged === 'true') await tellPasswordChanged(needs, round)
  const isFirst = request.session.every(({ challengeName }) => challengeName !== 'CUSTOM_CHALLENGE')
  // Only RespondToAuthChallenge sends metadata: without it, the flow is being opened.
  if (!isFirst || request.clientMetadata != null) return reportState(needs, round)
  return needs.environment.CODE_AT_START === 'true'
    ? sendCode(needs, round)
    : openingParameters(needs.environment)
}

/** The limit of the client address comes first. It is reported, not thrown: a trigger that throws ends the whole flow. */
async function requestCode(needs: Needs, round: Round): Promise<ChallengeParameters> {
  const { clientAddress } = round.event.request.clientMetadata ?? {}
  const counted = await countStart(needs, 'starts', clientAddress)
  if (counted.ok) return sendCode(needs, round)
  const parameters = await told(needs, round, await itemOf(needs, round), 'too-many-starts')
  return { ...parameters, resendAt: parameters.saidAt + counted.error.retryAfterSeconds }
}

/** Only behind a right password, which here is the new one: no one else can cause the notice. */
async function tellPasswordChanged(needs: Needs, { event, account }: Round): Promise<void> {
  const last = event.request.session.at(-1)
  if (last?.challengeName !== 'PASSWORD_VERIFIER' || !last.challengeResult) return
  const happenedAt = needs.clock()
  await sendNotice(needs, { kind: 'password-changed', account, happenedAt, recipient: recipientOf(event) })
}

async function sendCode(needs: Needs, round: Round): Promise<ChallengeParameters> {
  const { event, account, requester } = round
  const mailbox = subAddressBudgets(needs.environment.CODE_SECRET, event, event.request.clientMetadata)
  const order = {
    account,
    recipient: recipientOf(event),
    requester,
    mailbox,
    isResend: isResend(needs, event),
  }
  const { item, delivery, mailboxFrom } = await issueCode(needs, order)
  return told(needs, { ...round, requester: { ...requester, mailboxFrom } }, item, delivery)
}

/** True on a flow that asked for a code before. Its own rounds come first: opening it, or the password. */
function isResend({ environment }: Needs, { request }: Event): boolean {
  const rounds = request.session.filter(({ challengeName }) => challengeName === 'CUSTOM_CHALLENGE')
  return rounds.length > (environment.SIGN_IN_MODE === 'code' ? 1 : 0)
}

async function reportState(needs: Needs, round: Round): Promise<ChallengeParameters> {
  return told(needs, round, await itemOf(needs, round), 'recent')
}

/** What the page is told. The owner gets the notice of many wrong codes first, on whatever round: a guesser chooses the rounds. */
async function told(
  needs: Needs,
  { event, account, requester }: Round,
  item: AccountItem | undefined,
  delivery: ChallengeParameters['delivery'],
): Promise<ChallengeParameters> {
  const happenedAt = lastOfManyWrongCodes(needs, item)
  if (happenedAt !== undefined) {
    await sendNotice(needs, { kind: 'wrong-codes', account, happenedAt, recipient: recipientOf(event) })
  }
  return publicParameters(needs.environment, item, delivery, needs.clock(), requester)
}

async function itemOf({ environment, dynamodb }: Needs, { account }: Round) {
  return readAccount({ dynamodb, name: environment.TABLE_NAME }, account)
}

/** When the last of many wrong codes was entered: behind a right password they mean that it is known to a stranger. */
function lastOfManyWrongCodes({ environment, clock }: Needs, item: AccountItem | undefined) {
  if (environment.SIGN_IN_MODE !== 'password-and-code' || item === undefined) return undefined
  return hasManyWrongCodes(item, clock()) ? item.wrong[0] : undefined
}

/** What a challenge tells before a code was requested. Another title or hint goes here, without `fieldText`. */
function openingParameters({ CODE_DIGITS }: TriggerEnvironment): OpeningParameters {
  return {
    fieldTitle: FIELD_TITLE,
    fieldHint: fieldHint(CODE_DIGITS),
    fieldText: 'default',
    codeLength: CODE_DIGITS,
  }
}

/**
 * The state of an account's challenge for the code page. It depends on the item alone, which is the same whether the address
 * has an account or not; the user's language would tell them apart.
 * @param item undefined where no code was asked for, or TTL deleted it meanwhile
 */
function publicParameters(
  environment: TriggerEnvironment,
  item: AccountItem | undefined,
  delivery: ChallengeParameters['delivery'],
  now: number,
  requester: MailRequester,
): ChallengeParameters {
  const { browser } = requester
  const shown = shownItem(item, delivery, now, browser)
  return {
    ...openingParameters(environment),
    sender: displayedSender(environment.MAIL_FROM),
    codeState: shown === undefined ? 'expired' : codeStateOf(shown, now, browser),
    triesLeft: shown === undefined ? 0 : triesLeft(shown, now, browser),
    expiresAt: epochSeconds(shown?.expiresAt ?? now),
    sentAt: epochSeconds(shown?.mailed[0]?.at ?? shown?.createdAt ?? now),
    // Rounded up: a request at exactly this second must not be refused for a fraction of it.
    resendAt: epochSeconds(Math.max(now, resendTime(item, requester, now)) + 999),
    saidAt: epochSeconds(now),
    delivery,
  }
}

/** A code that is dead and has no successor would tell of an account's past: it looks as if no code had been asked for. */
function shownItem(
  item: AccountItem | undefined,
  delivery: ChallengeParameters['delivery'],
  now: number,
  browser: string | undefined,
): AccountItem | undefined {
  if (item === undefined || codeStateOf(item, now, browser) === 'live') return item
  const isRefused = delivery === 'limited' || delivery === 'too-many-starts'
  return isRefused || item.expiresAt <= now ? undefined : item
}

function codeStateOf(item: AccountItem, now: number, browser?: string): ChallengeParameters['codeState'] {
  if (item.usedAt !== undefined) return 'used'
  if (triesLeft(item, now, browser) === 0) return 'used-up'
  return item.expiresAt > now ? 'live' : 'expired'
}
