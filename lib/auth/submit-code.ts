import 'server-only'
import { systemClock } from '#lib/clock.ts'
import type { CognitoError } from '#lib/cognito/errors.ts'
import { type ChallengeAnswer, type CodeChallenge, respondToAuthChallenge } from '#lib/cognito/sign-in.ts'
import { revokeToken, type Tokens } from '#lib/cognito/tokens.ts'
import { poolKeysAreLoaded, type VerifiedIdentity, verifyIdToken } from '#lib/cognito/verify-id-token.ts'
import { isPasswordMode } from '#lib/env.ts'
import { type Result, refused } from '#lib/result.ts'
import type { PendingSignIn } from '#lib/session/pending-sign-in.ts'
import type { VisitorContext } from '#lib/trigger-protocol.ts'
import { logAuthEvent } from './log.ts'
import { withMinimumDuration } from './minimum-duration.ts'
import { isForgotten, openFlow } from './request-code.ts'

/**
 * The named endings of one answer. Those with a challenge carry the round that the next answer belongs to. `interrupted`: the
 * password has to be entered again. `clock`: the code was right and is used up, but
 * its tokens cannot be believed, as where the site's clock is off.
 */
export type SubmittedCode =
  | { readonly kind: 'signed-in'; readonly identity: VerifiedIdentity; readonly tokens: Tokens }
  | { readonly kind: 'wrong' | 'expired' | 'used' | 'used-up'; readonly challenge: CodeChallenge }
  | { readonly kind: 'interrupted' | 'clock' | 'unavailable' }

/**
 * Answers the open round with a code.
 * @param code exactly the digits, nothing else
 */
export async function submitCode(
  pending: PendingSignIn,
  code: string,
  visitor: VisitorContext,
): Promise<SubmittedCode> {
  const begun = systemClock()
  const submitted = await answerRound(pending, code, visitor)
  logAuthEvent({ event: 'code-submitted', outcome: submitted.kind, about: pending.email }, begun)
  return submitted
}

async function answerRound(
  pending: PendingSignIn,
  code: string,
  visitor: VisitorContext,
): Promise<SubmittedCode> {
  if (!(await poolKeysAreLoaded())) return UNAVAILABLE
  const { email, username, session } = pending
  const answered =
    session === undefined
      ? refused({ code: 'session-gone' } as const)
      : await respondToAuthChallenge({ username, session }, code, visitor)
  if (answered.ok || !isForgotten(answered.error)) return toSubmittedCode(answered)
  if (isPasswordMode()) return { kind: 'interrupted' }
  // What Cognito refuses to open takes another call, which must not show in the time.
  return withMinimumDuration(() => answerAnew(email, code, visitor))
}

/**
 * Cognito has ended the flow: too old, answered by a second press, after some number of rounds. The same answer is given in a
 * new one; if it was judged all the same, it is not paid for again. Behind a password, only the person can open a flow anew.
 */
async function answerAnew(
  email: PendingSignIn['email'],
  code: string,
  visitor: VisitorContext,
): Promise<SubmittedCode> {
  const opened = await openFlow(email)
  if (!opened.ok) return UNAVAILABLE
  return toSubmittedCode(await respondToAuthChallenge(opened.value, code, visitor))
}

const UNAVAILABLE = { kind: 'unavailable' } as const

async function toSubmittedCode(answered: Result<ChallengeAnswer, CognitoError>): Promise<SubmittedCode> {
  if (!answered.ok) return UNAVAILABLE
  return answered.value.kind === 'tokens'
    ? withVerified(answered.value.tokens)
    : roundOutcome(answered.value.challenge)
}

function roundOutcome(challenge: CodeChallenge): SubmittedCode {
  const { codeState } = challenge.parameters
  return { kind: codeState === 'live' ? 'wrong' : codeState, challenge }
}

/** Tokens that this site cannot believe are of no use to it, and end at Cognito. */
async function withVerified(tokens: Tokens): Promise<SubmittedCode> {
  const identity = await believed(tokens.idToken)
  if (identity !== undefined) return { kind: 'signed-in', identity, tokens }
  await revokeToken(tokens.refreshToken)
  return { kind: 'clock' }
}

/** Whatever is wrong with the token, the code is used up, and the person has to be told so. */
async function believed(idToken: string): Promise<VerifiedIdentity | undefined> {
  try {
    const verified = await verifyIdToken(idToken)
    return verified.ok ? verified.value : undefined
  } catch (error) {
    // For the operator: the message of a token that cannot be believed may quote it.
    const name = error instanceof Error ? error.name : 'unknown'
    console.error(JSON.stringify({ event: 'token-not-believed', error: name }))
    return undefined
  }
}
