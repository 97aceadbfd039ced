import 'server-only'
import { systemClock } from '#lib/clock.ts'
import type { CognitoError } from '#lib/cognito/errors.ts'
import { forgotPassword } from '#lib/cognito/password-reset.ts'
import { resendConfirmationCode, signUp } from '#lib/cognito/sign-up.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { PendingVerification } from '#lib/session/pending-verification.ts'
import type { VisitorContext } from '#lib/trigger-protocol.ts'
import { orOutage } from './enumeration-safe.ts'
import { logAuthEvent } from './log.ts'
import { COUNTED_MINIMUM_MILLISECONDS, withMinimumDuration } from './minimum-duration.ts'
import { isCommonPassword } from './password.ts'
import type { RequestCodeError } from './request-code.ts'
import { consumeStartQuota } from './start-quota.ts'

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
    const created = await signUp(email, password, visitor)
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
