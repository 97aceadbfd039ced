import 'server-only'
import { systemClock } from '#lib/clock.ts'
import { forgetSession, readSession } from '#lib/session/session-cookie.ts'
import { logAuthEvent } from './log.ts'
import { revokeSession } from './revoke-session.ts'

/**
 * Ends this browser's session, here and at Cognito, without renewing it first. When Cognito is out of reach the cookie
 * still goes: the person asked to leave.
 */
export async function signOut(): Promise<void> {
  const begun = systemClock()
  const session = await readSession()
  await forgetSession()
  if (session === undefined) return
  const outcome = await revokeSession(session)
  logAuthEvent({ event: 'signed-out', outcome, about: session.identity.sub }, begun)
}
