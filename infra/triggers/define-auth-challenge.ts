import type * as z from 'zod'
import type { SignInMode } from '#lib/sign-in-mode.ts'
import { DefineAuthChallengeEvent, type SessionEntry } from './events.ts'
import { policy } from './policy.ts'
import { type Dependencies, lambda, type TriggerHandler } from './trigger-handler.ts'

/**
 * Which round comes next, by the mode of the deployment; what no mode allows fails. `SRP_A` is never proof of anything:
 * Cognito reports it as passed before a password was checked.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-define-auth-challenge.html
 */
export function defineAuthChallenge({ environment }: Pick<Dependencies, 'environment'>): TriggerHandler {
  const judge = JUDGES[environment.SIGN_IN_MODE]
  return async (received) => {
    const event = DefineAuthChallengeEvent.parse(received)
    const verdict = judge(event.request)
    // An unknown user never gets tokens, whatever the answers were.
    const isUnknown = event.request.userNotFound === true && verdict === 'allow'
    return { ...event, response: RESPONSES[isUnknown ? 'deny' : verdict] }
  }
}

export const handler = lambda(defineAuthChallenge)

type Verdict = 'allow' | 'deny' | 'ask-for-password' | 'ask-for-new-password' | 'ask-for-code'

type Request = z.infer<typeof DefineAuthChallengeEvent>['request']

/** Judges the rounds so far, the oldest first. */
type Judge = (request: Request) => Verdict

const JUDGES: Record<SignInMode, Judge> = { code: judgeCodeFlow, 'password-and-code': judgePasswordFlow }

/**
 * The code and nothing else. A client that begins with `SRP_A`, as Amplify does under `CUSTOM_WITH_SRP`, has no password
 * to prove: it is led to the code like any other.
 */
function judgeCodeFlow({ session }: Request): Verdict {
  const [first, ...rest] = session
  return judgeCodes(first?.challengeName === 'SRP_A' ? rest : session)
}

/**
 * The password first, proven by SRP, and then the code. Between them, an account whose password an operator chose gets one of
 * its own.
 */
function judgePasswordFlow({ session, userAttributes }: Request): Verdict {
  const [announced, password, ...rest] = session
  if (!isPassed(announced, 'SRP_A')) return 'deny'
  if (password === undefined) return 'ask-for-password'
  if (!isPassed(password, 'PASSWORD_VERIFIER')) return 'deny'
  const [first, ...codes] = rest
  if (isPassed(first, 'NEW_PASSWORD_REQUIRED')) return judgeCodes(codes)
  const isTemporary = userAttributes?.['cognito:user_status'] === 'FORCE_CHANGE_PASSWORD'
  return first === undefined && isTemporary ? 'ask-for-new-password' : judgeCodes(rest)
}

/** Rounds without a right code at first, at most one with it, at the end. */
function judgeCodes(rounds: readonly SessionEntry[]): Verdict {
  const most = policy.roundsPerFlow
  const earlier = rounds.slice(0, -1)
  if (rounds.some((round) => round.challengeName !== 'CUSTOM_CHALLENGE')) return 'deny'
  if (earlier.some((round) => round.challengeResult)) return 'deny'
  if (earlier.length >= most) return 'deny'
  if (rounds.at(-1)?.challengeResult === true) return 'allow'
  return rounds.length < most ? 'ask-for-code' : 'deny'
}

function isPassed(round: SessionEntry | undefined, name: string): boolean {
  return round?.challengeName === name && round.challengeResult
}

const RESPONSES = {
  allow: { issueTokens: true, failAuthentication: false },
  deny: { issueTokens: false, failAuthentication: true },
  'ask-for-password': { challengeName: 'PASSWORD_VERIFIER', issueTokens: false, failAuthentication: false },
  'ask-for-new-password': {
    challengeName: 'NEW_PASSWORD_REQUIRED',
    issueTokens: false,
    failAuthentication: false,
  },
  'ask-for-code': { challengeName: 'CUSTOM_CHALLENGE', issueTokens: false, failAuthentication: false },
} as const satisfies Record<Verdict, object>
