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
import { COUNTED_MINIMUM_MILLISECONDS, withMinimumDuration } from './minimum-duration.ts'
import { isCommonPassword } from './password.ts'
import { type RequestCodeError, startSignIn } from './request-code.ts'
import { consumeStartQuota } from './start-quota.ts'

/**
 * Creates an account unless there is one, then requests a code: the code both proves the mailbox and signs in. An
 * address that already has an account gets the same screens and a working code, so nothing can be learnt here.
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
    // Over the limit of sign-ups, an address with an account would still be told the limit of starts: so is any other.
    if (created.ok || HIDDEN_ERRORS.has(created.error.code)) return startSignIn(email, visitor)
    return refused({ code: 'unavailable' })
  })
}

/** What an address may be refused for that must not show; a start answers each of them as it answers everybody. */
const HIDDEN_ERRORS: ReadonlySet<CognitoError['code']> = new Set(['exists', 'rejected', 'limited'])

/** `common`: everybody tries this password first. */
export type SignUpError = RequestCodeError | { readonly code: 'common' }

/**
 * Creates an account, and has a code mailed that proves the address. Whose the address is already gets a code as well,
 * and the same screens: see `email-verification.ts` for what it does there.
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
    if (isCommonPassword(password, email)) return refused({ code: 'common' })
    const created = await createAccount(email, password, visitor)
    const outcome = created.ok ? 'created' : created.error.code
    logAuthEvent({ event: 'signed-up', outcome, about: email }, begun)
    if (created.ok) return ok('new')
    if (created.error.code === 'exists') return codeForOwner(email)
    // PreSignUp refuses before Cognito looks for an account, or after: either way the screen is the ordinary one, nothing was
    // sent, and the account may be of an earlier try.
    return LIMITS.has(created.error.code) ? ok('unconfirmed') : refused({ code: 'unavailable' })
  }, COUNTED_MINIMUM_MILLISECONDS)
}

const LIMITS: ReadonlySet<CognitoError['code']> = new Set(['limited', 'too-often'])

/** Which code Cognito can mail to an address that has an account depends on whether it was ever confirmed. */
async function codeForOwner(
  email: EmailAddress,
): Promise<Result<PendingVerification['account'], RequestCodeError>> {
  const resent = await resendConfirmationCode(email)
  if (resent.ok || resent.error.code === 'too-often') return ok('unconfirmed')
  if (resent.error.code === 'unavailable') return refused({ code: 'unavailable' })
  return orOutage(await forgotPassword(email), 'confirmed')
}
