import { DefineAuthChallengeEvent, type SessionEntry } from './events.ts'
import type { TriggerHandler } from './handler.ts'
import { policy } from './policy.ts'

const OUR_CHALLENGE = 'CUSTOM_CHALLENGE'

/**
 * Which round comes next in code mode: the code, asked for until it is right or its tries are over. Any other
 * sequence fails; `SRP_A` above all, which Cognito reports as passed although nothing was proven.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-define-auth-challenge.html
 */
export function defineAuthChallenge(): TriggerHandler {
  return async (received) => {
    const event = DefineAuthChallengeEvent.parse(received)
    const verdict = judgeCodeSession(event.request.session)
    // Nobody stands behind the name: no sequence of answers may end in tokens.
    const isNobody = event.request.userNotFound === true && verdict === 'allow'
    return { ...event, response: RESPONSES[isNobody ? 'deny' : verdict] }
  }
}

export const handler: TriggerHandler = defineAuthChallenge()

export type Verdict = 'allow' | 'deny' | 'challenge'

/** Judges the rounds so far, the oldest first. */
export function judgeCodeSession(rounds: readonly SessionEntry[]): Verdict {
  const last = rounds.at(-1)
  const earlier = rounds.slice(0, -1)
  if (rounds.some((round) => round.challengeName !== OUR_CHALLENGE)) return 'deny'
  if (earlier.some((round) => round.challengeResult)) return 'deny'
  if (earlier.length >= policy.triesPerCode) return 'deny'
  if (last?.challengeResult === true) return 'allow'
  return rounds.length >= policy.triesPerCode ? 'deny' : 'challenge'
}

const RESPONSES = {
  allow: { issueTokens: true, failAuthentication: false },
  deny: { issueTokens: false, failAuthentication: true },
  challenge: { challengeName: OUR_CHALLENGE, issueTokens: false, failAuthentication: false },
} as const satisfies Record<Verdict, object>
