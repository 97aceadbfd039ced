import type * as z from 'zod'
import { CODE_REQUEST } from '#lib/trigger-protocol.ts'
import type { AccountItem } from './account-item.ts'
import { consumeCode, countAttempt, countKnownBrowserAttempt, repeatedAttempt } from './attempts.ts'
import { dynamodbClient } from './aws-clients.ts'
import { answerHash, codeOf, hasCodeForm, isSameCode } from './code.ts'
import { accountKey, browserAttribute } from './derive-key.ts'
import { VerifyAuthChallengeResponseEvent } from './events.ts'
import type { Table } from './table.ts'
import { type Dependencies, lambda, type TriggerHandler } from './trigger-handler.ts'
import { logTriggerEvent, type Metric } from './trigger-log.ts'

type Needs = Pick<Dependencies, 'environment' | 'clock' | 'dynamodb' | 'writeLine'>
type Event = z.infer<typeof VerifyAuthChallengeResponseEvent>

/**
 * Judges one answer; a request for the code is not one and costs nothing. The attempt is counted before the comparison, and a
 * correct code is consumed in one write, so parallel answers gain nothing. A repeated answer is not counted again.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-verify-auth-challenge-response.html
 */
export function verifyAuthChallengeResponse(needs: Needs): TriggerHandler {
  return async (received) => {
    const begun = needs.clock()
    const event = VerifyAuthChallengeResponseEvent.parse(received)
    const account = accountKey(needs.environment.CODE_SECRET, event)
    const outcome = asksForCode(event) ? 'requested' : await judge(needs, event, account)
    const metrics = METRICS[outcome]
    logTriggerEvent(needs, begun, { event: 'code-answered', outcome, account, metrics })
    return { ...event, response: { answerCorrect: outcome === 'right' } }
  }
}

export const handler = lambda((basics) =>
  verifyAuthChallengeResponse({ ...basics, dynamodb: dynamodbClient() }),
)

type Judgement = 'right' | 'wrong' | 'repeated' | 'refused'

/** `repeated`: a wrong answer that was counted before. `refused`: not compared, being out of tries or time, or not a code. */
type Outcome = Judgement | 'requested'

const METRICS: Record<Outcome, readonly Metric[]> = {
  right: [],
  wrong: ['Wrong'],
  repeated: [],
  refused: ['Locked'],
  requested: [],
}

/** Takes both the answer and the key in ClientMetadata: CreateAuthChallenge sees ClientMetadata only. */
function asksForCode({ request }: Event): boolean {
  return request.challengeAnswer === CODE_REQUEST && request.clientMetadata?.requestCode === 'true'
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
  const browser = browserAttribute(CODE_SECRET, account, clientMetadata)
  const answer = answerHash(CODE_SECRET, account, challengeAnswer)
  const counted = await countAttemptOrKnown(table, account, answer, browser, now)
  const item = counted ?? (await repeatedAttempt(table, account, answer, now))
  if (item === undefined) return 'refused'
  const matches = isSameCode(challengeAnswer, codeOf(item.challengeId, CODE_SECRET, CODE_DIGITS))
  if (!matches || userNotFound === true) return counted === undefined ? 'repeated' : 'wrong'
  return (await consumeCode(table, account, item, now, browser)) ? 'right' : 'refused'
}

/** Takes one of the account's tries; a known browser's own are for when strangers have used those up. */
async function countAttemptOrKnown(
  table: Table,
  account: string,
  answer: string,
  browser: string | undefined,
  now: number,
): Promise<AccountItem | undefined> {
  const item = await countAttempt(table, account, answer, now)
  if (item !== undefined || browser === undefined) return item
  return countKnownBrowserAttempt(table, account, browser, answer, now)
}
