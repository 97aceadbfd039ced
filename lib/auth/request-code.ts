import 'server-only'
import { systemClock } from '#lib/clock.ts'
import type { CognitoError } from '#lib/cognito/errors.ts'
import { type CodeChallenge, initiateAuth, type OpenFlow, requestCodeOn } from '#lib/cognito/sign-in.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { isPasswordMode } from '#lib/env.ts'
import { type Result, refused } from '#lib/result.ts'
import type { PendingSignIn } from '#lib/session/pending-sign-in.ts'
import type { VisitorContext } from '#lib/trigger-protocol.ts'
import { decoyUsername } from './enumeration-safe.ts'
import { logAuthEvent } from './log.ts'
import { withMinimumDuration } from './minimum-duration.ts'

/** There is no "unknown address": an address without an account gets the same answers as one with an account. */
export type RequestCodeError =
  | { readonly code: 'limited'; readonly retryAtSeconds: number }
  | { readonly code: 'unavailable' }

/** `ended`: Cognito has ended this sign-in, and the password has to be entered again. */
export type ResendError = RequestCodeError | { readonly code: 'ended' }

/** Requests a code. Takes a minimum duration, so that the response time does not tell whether there is an account. */
export async function requestCode(
  email: EmailAddress,
  visitor: VisitorContext,
): Promise<Result<CodeChallenge, RequestCodeError>> {
  return withMinimumDuration(() => startSignIn(email, visitor))
}

/**
 * Opens a flow and requests its code by email.
 * @returns `limited` for the limit of the client address; the challenge tells that of the email address
 */
export async function startSignIn(
  email: EmailAddress,
  visitor: VisitorContext,
): Promise<Result<CodeChallenge, RequestCodeError>> {
  return toRequested(await logged(email, () => start(email, visitor)))
}

/**
 * Requests the code of an open sign-in again, on its open flow, or on a new one where Cognito has ended it. The challenge tells the
 * result, limits and failures included.
 */
export async function resendCode(
  pending: Pick<PendingSignIn, 'email' | 'username' | 'session'>,
  visitor: VisitorContext,
): Promise<Result<CodeChallenge, ResendError>> {
  return withMinimumDuration(async () => {
    const resent = await logged(pending.email, () => resend(pending, visitor))
    if (resent.ok) return resent
    return refused({ code: isPasswordMode() && isForgotten(resent.error) ? 'ended' : 'unavailable' })
  })
}

async function resend(
  { email, username, session }: Pick<PendingSignIn, 'email' | 'username' | 'session'>,
  visitor: VisitorContext,
): Promise<Result<CodeChallenge, CognitoError>> {
  const asked =
    session === undefined
      ? refused({ code: 'session-gone' } as const)
      : await requestCodeOn({ username, session }, email, visitor)
  if (asked.ok || isPasswordMode() || !isForgotten(asked.error)) return asked
  return start(email, visitor)
}

/**
 * Opens a flow without a password and without an email; a live code of the account works in it. An account that Cognito refuses by
 * now (disabled after its code was sent) gets the flow of an unknown address that asked for a code: answers are wrong, and counted.
 */
export async function openFlow(
  email: EmailAddress,
  visitor: VisitorContext,
): Promise<Result<OpenFlow, CognitoError>> {
  return orDecoy(email, async (username) => {
    const opened = await initiateAuth(username)
    return opened.ok && username !== email ? requestCodeOn(opened.value, email, visitor) : opened
  })
}

/**
 * Where Cognito refuses an account before anything is proven (disabled, unconfirmed, reset required), repeats the call with a
 * decoy username, which gets the answers of an address without an account. No page and no number of tries tells them apart; the
 * log names the reason.
 */
export async function orDecoy<T>(
  email: EmailAddress,
  call: (username: string) => Promise<Result<T, CognitoError>>,
): Promise<Result<T, CognitoError>> {
  const answer = await call(email)
  if (answer.ok || !TURNED_AWAY.has(answer.error.code)) return answer
  logAuthEvent({ event: 'turned-away', outcome: answer.error.code, about: email })
  const decoy = await call(decoyUsername(email))
  return decoy.ok || !TURNED_AWAY.has(decoy.error.code) ? decoy : refused({ code: 'not-allowed' })
}

const TURNED_AWAY: ReadonlySet<CognitoError['code']> = new Set([
  'not-allowed',
  'not-confirmed',
  'reset-required',
])

/** Turns what the challenge tells about a start, a limit or a failure of SES, into a refusal. */
export function toRequested<E>(started: Result<CodeChallenge, E>): Result<CodeChallenge, RequestCodeError> {
  if (!started.ok) return refused({ code: 'unavailable' })
  const { delivery, resendAt } = started.value.parameters
  if (delivery === 'too-many-starts') return refused({ code: 'limited', retryAtSeconds: resendAt })
  return delivery === 'failed' ? refused({ code: 'unavailable' }) : started
}

/** True where Cognito has ended the flow: it is too old, answered already, or out of rounds. */
export function isForgotten({ code }: CognitoError): boolean {
  return code === 'session-gone' || code === 'not-allowed'
}

async function start(
  email: EmailAddress,
  visitor: VisitorContext,
): Promise<Result<CodeChallenge, CognitoError>> {
  return orDecoy(email, async (username) => {
    const opened = await initiateAuth(username)
    return opened.ok ? requestCodeOn(opened.value, email, visitor) : opened
  })
}

/** Logs a request. The triggers log whether an email was sent; here, an address without an account looks like any other. */
async function logged(
  email: EmailAddress,
  request: () => Promise<Result<CodeChallenge, CognitoError>>,
): Promise<Result<CodeChallenge, CognitoError>> {
  const begun = systemClock()
  const requested = await request()
  const outcome = requested.ok ? deliveryOutcome(requested.value) : requested.error.code
  logAuthEvent({ event: 'code-requested', outcome, about: email }, begun)
  return requested
}

function deliveryOutcome({ parameters: { delivery } }: CodeChallenge): string {
  return delivery === 'sent' || delivery === 'sent-again' ? 'accepted' : delivery
}
