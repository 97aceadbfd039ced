import 'server-only'
import { systemClock } from '#lib/clock.ts'
import type { CognitoError } from '#lib/cognito/errors.ts'
import { confirmForgotPassword, forgotPassword } from '#lib/cognito/password-reset.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { rememberAllRevoked, rememberSignedOut } from '#lib/session/revoked-sessions.ts'
import { forgetSession, readSession } from '#lib/session/session-cookie.ts'
import type { VisitorContext } from '#lib/trigger-protocol.ts'
import { type AskedForCode, orOutage, wrongOr } from './enumeration-safe.ts'
import { logAuthEvent } from './log.ts'
import { withMinimumDuration } from './minimum-duration.ts'
import { consumeStartQuota } from './start-quota.ts'

/**
 * Requests the code for a new password. The answer is the same for an address without an account or over Cognito's limits; it
 * tells only an outage and the limit of the client address.
 */
export async function requestReset(email: EmailAddress, visitor: VisitorContext): Promise<AskedForCode> {
  return withMinimumDuration(async () => {
    const begun = systemClock()
    const allowed = await consumeStartQuota(email, visitor)
    const asked = allowed.ok ? await forgotPassword(email, visitor) : allowed
    const outcome = asked.ok ? 'ok' : asked.error.code
    logAuthEvent({ event: 'reset-requested', outcome, about: email }, begun)
    return allowed.ok ? orOutage(asked, undefined) : allowed
  })
}

/**
 * The result of a code with a new password. `still-open`: the password was changed, but other sessions could not be ended.
 * `unavailable`: not known, because the answer may be lost.
 */
export type ResetPassword = 'changed' | 'still-open' | 'wrong' | 'unavailable'

/** Sets a new password and ends every session of the account, those on this instance at once. */
export async function resetPassword(
  email: EmailAddress,
  code: string,
  password: string,
): Promise<ResetPassword> {
  return withMinimumDuration(async () => {
    const begun = systemClock()
    const reset = await confirmForgotPassword(email, code, password)
    const outcome = reset.ok ? 'changed' : refusedOutcome(reset.error)
    logAuthEvent({ event: 'password-reset', outcome, about: email }, begun)
    if (outcome === 'changed' || outcome === 'still-open') await endSessions(email, begun)
    return outcome
  })
}

function refusedOutcome(refusal: CognitoError): Exclude<ResetPassword, 'changed'> {
  return refusal.code === 'half-done' ? 'still-open' : wrongOr(refusal)
}

/** Other browsers' cookies would be accepted until their next refresh; this instance refuses them at once. */
async function endSessions(email: EmailAddress, begun: number): Promise<void> {
  rememberAllRevoked({ email }, begun)
  const session = await readSession()
  if (session?.identity.email !== email) return
  rememberSignedOut(session)
  await forgetSession()
}
