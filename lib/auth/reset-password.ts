import 'server-only'
import { systemClock } from '#lib/clock.ts'
import { confirmForgotPassword } from '#lib/cognito/confirm-forgot-password.ts'
import { forgotPassword } from '#lib/cognito/forgot-password.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { rememberEnded } from '#lib/session/ended-sessions.ts'
import { closeSession, readSignedIn } from '#lib/session/signed-in.ts'
import { noSoonerThanFloor } from './answer-floor.ts'
import { logAuthEvent } from './auth-log.ts'
import { type AskedForCode, orOutage, wrongOr } from './look-alike.ts'

/**
 * Has the code for a new password mailed. An address without an account, or beyond Cognito's limits, is answered the
 * same; only an outage is said.
 */
export async function requestReset(email: EmailAddress): Promise<AskedForCode> {
  return noSoonerThanFloor(async () => {
    const begun = systemClock()
    const asked = await forgotPassword(email)
    logAuthEvent(
      { event: 'reset-requested', outcome: asked.ok ? 'ok' : asked.error.code, about: email },
      begun,
    )
    return orOutage(asked, undefined)
  })
}

/** What came of a code with a new password. */
export type ResetPassword = 'changed' | 'wrong' | 'unavailable'

/** Sets a new password; every session of the account ends, the one in this browser at once. */
export async function resetPassword(
  email: EmailAddress,
  code: string,
  password: string,
): Promise<ResetPassword> {
  return noSoonerThanFloor(async () => {
    const begun = systemClock()
    const reset = await confirmForgotPassword(email, code, password)
    const outcome = reset.ok ? 'changed' : wrongOr(reset.error)
    logAuthEvent({ event: 'password-reset', outcome, about: email }, begun)
    if (reset.ok) await endSessionHere(email)
    return outcome
  })
}

async function endSessionHere(email: EmailAddress): Promise<void> {
  const session = await readSignedIn()
  if (session?.identity.email !== email) return
  rememberEnded(session)
  await closeSession()
}
