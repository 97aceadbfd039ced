import 'server-only'
import { systemClock } from '#lib/clock.ts'
import type { CognitoError } from '#lib/cognito/errors.ts'
import { poolKeysAreLoaded } from '#lib/cognito/pool-keys.ts'
import { type ChallengeAnswer, type CodeChallenge, respondToAuthChallenge } from '#lib/cognito/sign-in.ts'
import { revokeToken, type Tokens } from '#lib/cognito/tokens.ts'
import { type VerifiedIdentity, verifyTokens } from '#lib/cognito/verify-id-token.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { isPasswordMode } from '#lib/env.ts'
import { type Result, refused } from '#lib/result.ts'
import type { PendingSignIn } from '#lib/session/pending-sign-in.ts'
import { rememberSignedOut } from '#lib/session/revoked-sessions.ts'
import { forgetVisitor, RETURN_PATH } from '#lib/session/sealed-cookie.ts'
import { readSession, startSession } from '#lib/session/session-cookie.ts'
import type { VisitorContext } from '#lib/trigger-protocol.ts'
import { logAuthEvent } from './log.ts'
import { withMinimumDuration } from './minimum-duration.ts'
import { isForgotten, openFlow } from './request-code.ts'
import { revokeSession } from './sign-out.ts'
import { rememberBrowser } from './visitor.ts'

/**
 * What a code led to. A challenge is the round for the next answer. `interrupted`: the password has to be entered again.
 * `clock`: the code was right and is used, but its tokens are not valid by the site's clock, or not believed at all.
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
  if (answered.ok || !isForgotten(answered.error)) return toSubmittedCode(email, answered)
  if (isPasswordMode()) return { kind: 'interrupted' }
  // An account that Cognito refuses takes one call more, which the response time must not show.
  return withMinimumDuration(() => answerAnew(email, code, visitor))
}

/**
 * Cognito ended the flow: it was too old, answered by a double click, or out of rounds. The same answer goes into a new flow, and
 * the triggers do not count a repeated answer twice. In password mode only the visitor can open a new flow.
 */
async function answerAnew(
  email: PendingSignIn['email'],
  code: string,
  visitor: VisitorContext,
): Promise<SubmittedCode> {
  const opened = await openFlow(email, visitor)
  if (!opened.ok) return UNAVAILABLE
  return toSubmittedCode(email, await respondToAuthChallenge(opened.value, code, visitor))
}

const UNAVAILABLE = { kind: 'unavailable' } as const

async function toSubmittedCode(
  email: EmailAddress,
  answered: Result<ChallengeAnswer, CognitoError>,
): Promise<SubmittedCode> {
  if (!answered.ok) return UNAVAILABLE
  return answered.value.kind === 'tokens'
    ? withVerified(email, answered.value.tokens)
    : roundOutcome(answered.value.challenge)
}

function roundOutcome(challenge: CodeChallenge): SubmittedCode {
  const { codeState } = challenge.parameters
  return { kind: codeState === 'live' ? 'wrong' : codeState, challenge }
}

/** Tokens that cannot be verified, or that name another address than the one of this sign-in, are revoked: the code is used. */
async function withVerified(email: EmailAddress, tokens: Tokens): Promise<SubmittedCode> {
  const verified = await verifyTokens(tokens)
  if (verified.ok && verified.value.email === email) {
    return { kind: 'signed-in', identity: verified.value, tokens }
  }
  if (verified.ok) logAuthEvent({ event: 'tokens-refused', outcome: 'other-address', about: email })
  await revokeToken(tokens.refreshToken)
  return { kind: 'clock' }
}

/**
 * Starts the session after a right code, and ends the one that this browser had before, at Cognito as well (OWASP ASVS 5.0,
 * 7.2.4).
 * @param browserId the browser's id in that answer, which the account knows from now on
 */
export async function completeSignIn(
  { identity, tokens }: Extract<SubmittedCode, { kind: 'signed-in' }>,
  browserId: string,
): Promise<void> {
  const begun = systemClock()
  const earlier = await readSession()
  await startSession(identity, tokens, earlier)
  await rememberBrowser(browserId)
  // What is left of other steps was begun before this person signed in.
  await forgetVisitor({ except: ['signed-in', RETURN_PATH] })
  if (earlier !== undefined) {
    rememberSignedOut(earlier)
    await revokeSession(earlier)
  }
  logAuthEvent({ event: 'signed-in', outcome: 'ok', about: identity.sub }, begun)
}
