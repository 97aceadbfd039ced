import 'server-only'
import { systemClock } from '#lib/clock.ts'
import type { CodeChallenge } from '#lib/cognito/challenge.ts'
import type { ClientData } from '#lib/cognito/client-data.ts'
import { type ChallengeAnswer, respondToAuthChallenge } from '#lib/cognito/respond-to-auth-challenge.ts'
import type { Tokens } from '#lib/cognito/tokens.ts'
import { poolKeysAreLoaded, type VerifiedIdentity, verifyIdToken } from '#lib/cognito/verify-id-token.ts'
import { asksForPassword } from '#lib/env.ts'
import type { PendingSignIn } from '#lib/session/pending-sign-in.ts'
import { logAuthEvent } from './auth-log.ts'
import { requestCode } from './request-code.ts'

/** The named endings of one answer. Those with a challenge carry the round that the next answer belongs to. */
export type SubmittedCode =
  | { readonly kind: 'signed-in'; readonly identity: VerifiedIdentity; readonly tokens: Tokens }
  | { readonly kind: 'wrong' | 'expired' | 'used' | 'used-up'; readonly challenge: CodeChallenge }
  | { readonly kind: 'ended' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'unavailable' }

/**
 * Answers the open round with a code.
 * @param code exactly the digits, nothing else
 */
export async function submitCode(
  pending: PendingSignIn,
  code: string,
  client: ClientData,
): Promise<SubmittedCode> {
  const begun = systemClock()
  const submitted = await answerRound(pending, code, client)
  logAuthEvent({ event: 'code-submitted', outcome: submitted.kind, about: pending.email }, begun)
  return submitted
}

async function answerRound(pending: PendingSignIn, code: string, client: ClientData): Promise<SubmittedCode> {
  if (!(await poolKeysAreLoaded())) return { kind: 'unavailable' }
  const round = await openRound(pending, client)
  if (round === undefined) return { kind: asksForPassword() ? 'interrupted' : 'unavailable' }
  const answered = await respondToAuthChallenge(round, code, client)
  if (answered.ok) return toSubmittedCode(answered.value)
  if (answered.error.code === 'not-allowed') return { kind: 'ended' }
  if (answered.error.code === 'session-gone') return { kind: 'interrupted' }
  return { kind: 'unavailable' }
}

/**
 * A round whose session is used up (a lost answer, a second press) is opened anew; a live code stays the same. Where a
 * password came first, only the person can do that.
 */
async function openRound(
  pending: PendingSignIn,
  client: ClientData,
): Promise<Pick<CodeChallenge, 'username' | 'session'> | undefined> {
  if (pending.session !== undefined) return { username: pending.username, session: pending.session }
  if (asksForPassword()) return undefined
  const requested = await requestCode(pending.email, client)
  return requested.ok ? requested.value : undefined
}

async function toSubmittedCode(answer: ChallengeAnswer): Promise<SubmittedCode> {
  if (answer.kind === 'tokens') {
    return {
      kind: 'signed-in',
      identity: await verifyIdToken(answer.tokens.idToken),
      tokens: answer.tokens,
    }
  }
  const { codeState } = answer.challenge.parameters
  return { kind: codeState === 'live' ? 'wrong' : codeState, challenge: answer.challenge }
}
