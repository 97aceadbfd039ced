import 'server-only'
import { systemClock } from '#lib/clock.ts'
import type { CognitoError } from '#lib/cognito/errors.ts'
import { forgotPassword } from '#lib/cognito/password-reset.ts'
import type { CodeChallenge } from '#lib/cognito/sign-in.ts'
import { signUp as createAccount, resendConfirmationCode } from '#lib/cognito/sign-up.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { randomPassword } from '#lib/random-password.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { PendingVerification } from '#lib/session/pending-verification.ts'
import type { VisitorContext } from '#lib/trigger-protocol.ts'
import { orOutage } from './enumeration-safe.ts'
import { logAuthEvent } from './log.ts'
import { withMinimumDuration } from './minimum-duration.ts'
import { type NewPasswordFault, newPasswordFault } from './password.ts'
import { type RequestCodeError, startSignIn } from './request-code.ts'
import { consumeStartQuota } from './start-quota.ts'

/**
 * Creates an account unless there is one, then requests a code, which both verifies the mailbox and signs in. An address with an
 * account gets the same pages and a working code, so that nothing is disclosed.
 */
export async function signUp(
  email: EmailAddress,
  visitor: VisitorContext,
): Promise<Result<CodeChallenge, RequestCodeError>> {
  return withMinimumDuration(async () => {
    const begun = systemClock()
    const created = await createAccount(email, randomPassword(), visitor)
    const outcome = created.ok ? 'created' : created.error.code
    logAuthEvent({ event: 'signed-up', outcome, about: email }, begun)
    // Over the limit of sign-ups, the start answers with its own limit, as it does for an address with an account.
    if (created.ok || HIDDEN_ERRORS.has(created.error.code)) return startSignIn(email, visitor)
    return refused({ code: 'unavailable' })
  })
}

/** Refusals that must not show; the start that follows answers them like any other. */
const HIDDEN_ERRORS: ReadonlySet<CognitoError['code']> = new Set(['exists', 'rejected', 'limited'])

/** `password`: another one has to be chosen. */
export type SignUpError = RequestCodeError | { readonly code: 'password'; readonly fault: NewPasswordFault }

/**
 * Creates an account and requests the code that verifies its address. An address with an account gets a code and the same pages as
 * well; `email-verification.ts` says what that code does.
 */
export async function signUpWithPassword(
  email: EmailAddress,
  password: string,
  visitor: VisitorContext,
): Promise<Result<PendingVerification['account'], SignUpError>> {
  return withMinimumDuration(async () => {
    const begun = systemClock()
    const allowed = await consumeStartQuota(email, visitor)
    if (!allowed.ok) return allowed
    const fault = newPasswordFault(password, email)
    if (fault !== undefined) return refused({ code: 'password', fault })
    const created = await createAccount(email, password, visitor)
    const outcome = created.ok ? 'created' : created.error.code
    logAuthEvent({ event: 'signed-up', outcome, about: email }, begun)
    if (created.ok) return ok('new')
    if (created.error.code === 'exists') return codeForOwner(email, visitor)
    // A limit shows the usual page. No email was sent, and the account may be from an earlier attempt.
    return LIMITS.has(created.error.code) ? ok('unconfirmed') : refused({ code: 'unavailable' })
  })
}

const LIMITS: ReadonlySet<CognitoError['code']> = new Set(['limited', 'too-often'])

/** Which code Cognito can send to an address with an account depends on whether that was confirmed. */
async function codeForOwner(
  email: EmailAddress,
  visitor: VisitorContext,
): Promise<Result<PendingVerification['account'], RequestCodeError>> {
  const resent = await resendConfirmationCode(email, visitor)
  if (resent.ok || resent.error.code === 'too-often') return ok('unconfirmed')
  if (resent.error.code === 'unavailable') return refused({ code: 'unavailable' })
  return orOutage(await forgotPassword(email, visitor), 'confirmed')
}
