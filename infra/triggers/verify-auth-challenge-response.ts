import type * as z from 'zod'
import { ROUND_REQUESTS } from '#lib/trigger-protocol.ts'
import { accountKey } from './account-key.ts'
import { logAuthEvent, type Metric } from './auth-log.ts'
import { dynamodbClient } from './aws-clients.ts'
import { codeOf, hasCodeForm, isSameCode } from './code.ts'
import { consumeCode, countKnownTry, countTry } from './count-try.ts'
import { type Dependencies, lambda } from './dependencies.ts'
import { VerifyAuthChallengeResponseEvent } from './events.ts'
import type { TriggerHandler } from './handler.ts'
import { answeringBrowser } from './known-browser.ts'
import type { Table } from './table.ts'

type Needs = Pick<Dependencies, 'environment' | 'clock' | 'dynamodb' | 'writeLine'>
type Event = z.infer<typeof VerifyAuthChallengeResponseEvent>

/**
 * Judges one answer; a request for the code, or for how things are, is none and costs nothing. The try is paid for before the
 * comparison, and a correct code is consumed in the same write, so parallel answers gain nothing.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-verify-auth-challenge-response.html
 */
export function verifyAuthChallengeResponse(needs: Needs): TriggerHandler {
  return async (received) => {
    const begun = needs.clock()
    const event = VerifyAuthChallengeResponseEvent.parse(received)
    const account = accountKey(needs.environment.CODE_SECRET, event)
    const outcome = requestIn(event) ?? (await judge(needs, event, account))
    const metrics = METRICS[outcome]
    logAuthEvent(needs, begun, { event: 'code-answered', outcome, account, metrics })
    return { ...event, response: { answerCorrect: outcome === 'right' } }
  }
}

export const handler = lambda((basics) =>
  verifyAuthChallengeResponse({ ...basics, dynamodb: dynamodbClient() }),
)

type Judgement = 'right' | 'wrong' | 'refused'

/** `refused` answers were not compared: out of tries or time, or no code at all. */
type Outcome = Judgement | keyof typeof ROUND_REQUESTS

const METRICS: Record<Outcome, readonly Metric[]> = {
  right: [],
  wrong: ['Wrong'],
  refused: ['Locked'],
  requestCode: [],
  status: [],
}

/** A request for the code needs its mark in ClientMetadata, too: CreateAuthChallenge sees no answers. */
function requestIn({ request }: Event): keyof typeof ROUND_REQUESTS | undefined {
  if (request.challengeAnswer === ROUND_REQUESTS.status) return 'status'
  const isRequest = request.clientMetadata?.requestCode === 'true'
  return isRequest && request.challengeAnswer === ROUND_REQUESTS.requestCode ? 'requestCode' : undefined
}

async function judge(
  { environment, clock, dynamodb }: Needs,
  event: Event,
  account: string,
): Promise<Judgement> {
  const { CODE_SECRET, CODE_DIGITS, TABLE_NAME } = environment
  const { challengeAnswer, privateChallengeParameters, clientMetadata, userNotFound } = event.request
  const table = { dynamodb, name: TABLE_NAME }
  if (privateChallengeParameters['account'] !== account) return 'refused'
  if (!hasCodeForm(challengeAnswer, CODE_DIGITS)) return 'refused'
  const now = clock()
  const browser = answeringBrowser(CODE_SECRET, account, clientMetadata)
  const item = await payForTry(table, account, browser, now)
  if (item === undefined) return 'refused'
  const matches = isSameCode(challengeAnswer, codeOf(item.challengeId, CODE_SECRET, CODE_DIGITS))
  if (!matches || userNotFound === true) return 'wrong'
  return (await consumeCode(table, account, item, now, browser)) ? 'right' : 'refused'
}

/** Everybody's tries first; a known browser's own are for when strangers have burnt those. */
async function payForTry(table: Table, account: string, browser: string | undefined, now: number) {
  const item = await countTry(table, account, now)
  if (item !== undefined || browser === undefined) return item
  return countKnownTry(table, account, browser, now)
}
