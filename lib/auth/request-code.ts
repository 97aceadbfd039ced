import 'server-only'
import { systemClock } from '#lib/clock.ts'
import type { CognitoError } from '#lib/cognito/errors.ts'
import { type CodeChallenge, initiateAuth, type OpenFlow, requestCodeOn } from '#lib/cognito/sign-in.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { isPasswordMode } from '#lib/env.ts'
import { type Result, refused } from '#lib/result.ts'
import type { PendingSignIn } from '#lib/session/pending-sign-in.ts'
import type { VisitorContext } from '#lib/trigger-protocol.ts'
import { decoyUsername } from './decoy-username.ts'
import { logAuthEvent } from './log.ts'
import { withMinimumDuration } from './minimum-duration.ts'

/** There is no "unknown address" here: an address without an account takes the same way as one with. */
export type RequestCodeError =
  | { readonly code: 'limited'; readonly retryAtSeconds: number }
  | { readonly code: 'unavailable' }

/** `ended`: Cognito has forgotten this sign-in, and the password has to be entered again. */
export type ResendError = RequestCodeError | { readonly code: 'ended' }

/** Requests a code, and answers no sooner than every other request does. */
export async function requestCode(
  email: EmailAddress,
  visitor: VisitorContext,
): Promise<Result<CodeChallenge, RequestCodeError>> {
  return withMinimumDuration(() => startSignIn(email, visitor))
}

/**
 * Opens a flow and has its code mailed.
 * @returns `limited` is the limit of the client address; that of the email address is told in the challenge
 */
export async function startSignIn(
  email: EmailAddress,
  visitor: VisitorContext,
): Promise<Result<CodeChallenge, RequestCodeError>> {
  return toRequested(await logged(email, () => start(email, visitor)))
}

/**
 * Requests the code of an open sign-in once more, on its open flow; one that Cognito has forgotten is opened anew. What came
 * of it is told in the challenge, limits and failures included.
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

/** A flow without a password and without a mail; a live code of the account works in it. */
export async function openFlow(email: EmailAddress): Promise<Result<OpenFlow, CognitoError>> {
  return orDecoy(email, initiateAuth)
}

/**
 * Where Cognito refuses an account before anything is proven (disabled, never confirmed, to be reset), the call is made in
 * the name of nobody: it goes on as for an address without an account, so that no page and no number of tries tells them
 * apart. The log names the reason.
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

/** What the trigger said of a start: a limit or a failure of SES is told, not thrown. */
export function toRequested<E>(started: Result<CodeChallenge, E>): Result<CodeChallenge, RequestCodeError> {
  if (!started.ok) return refused({ code: 'unavailable' })
  const { delivery, resendAt } = started.value.parameters
  if (delivery === 'too-many-starts') return refused({ code: 'limited', retryAtSeconds: resendAt })
  return delivery === 'failed' ? refused({ code: 'unavailable' }) : started
}

/** The flow is over at Cognito: too old, answered already, or after as many rounds as are allowed. */
export function isForgotten({ code }: CognitoError): boolean {
  return code === 'session-gone' || code === 'not-allowed'
}

const TURNED_AWAY: ReadonlySet<CognitoError['code']> = new Set([
  'not-allowed',
  'not-confirmed',
  'reset-required',
])

async function start(
  email: EmailAddress,
  visitor: VisitorContext,
): Promise<Result<CodeChallenge, CognitoError>> {
  return orDecoy(email, async (username) => {
    const opened = await initiateAuth(username)
    return opened.ok ? requestCodeOn(opened.value, visitor) : opened
  })
}

async function resend(
  { email, username, session }: Pick<PendingSignIn, 'email' | 'username' | 'session'>,
  visitor: VisitorContext,
): Promise<Result<CodeChallenge, CognitoError>> {
  const asked =
    session === undefined
      ? refused({ code: 'session-gone' } as const)
      : await requestCodeOn({ username, session }, visitor)
  if (asked.ok || isPasswordMode() || !isForgotten(asked.error)) return asked
  return start(email, visitor)
}

/** Whether an email left is the triggers' to log: here, an address without an account is taken like any other. */
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
