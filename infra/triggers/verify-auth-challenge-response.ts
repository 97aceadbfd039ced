import type { z } from 'zod'
import { accountKey } from './account-key.ts'
import { codeOf, hasCodeForm, isSameCode } from './code.ts'
import { consumeCode, countTry } from './count-try.ts'
import { type Dependencies, lambda } from './dependencies.ts'
import { VerifyAuthChallengeResponseEvent } from './events.ts'
import type { TriggerHandler } from './handler.ts'

type Needs = Pick<Dependencies, 'environment' | 'clock' | 'dynamodb'>
type Event = z.infer<typeof VerifyAuthChallengeResponseEvent>

/**
 * Judges one answer. The try is paid for before the comparison, and a right code is used up in the same breath, so
 * parallel answers gain nothing.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-verify-auth-challenge-response.html
 */
export function verifyAuthChallengeResponse(needs: Needs): TriggerHandler {
  return async (received) => {
    const event = VerifyAuthChallengeResponseEvent.parse(received)
    return { ...event, response: { answerCorrect: await isCorrect(needs, event) } }
  }
}

export const handler = lambda(verifyAuthChallengeResponse)

async function isCorrect({ environment, clock, dynamodb }: Needs, event: Event): Promise<boolean> {
  const { CODE_SECRET, CODE_DIGITS, TABLE_NAME } = environment
  const { challengeAnswer, privateChallengeParameters, userNotFound } = event.request
  const table = { dynamodb, name: TABLE_NAME }
  const account = accountKey(CODE_SECRET, event)
  if (privateChallengeParameters['account'] !== account) return false
  if (!hasCodeForm(challengeAnswer, CODE_DIGITS)) return false
  const now = clock()
  const item = await countTry(table, account, now)
  if (item === undefined) return false
  const matches = isSameCode(challengeAnswer, codeOf(item.challengeId, CODE_SECRET, CODE_DIGITS))
  if (!matches || userNotFound === true) return false
  return consumeCode(table, account, item.challengeId, now)
}
