import 'server-only'
import { after } from 'next/server'
import { systemClock } from '#lib/clock.ts'
import { revokeToken } from '#lib/cognito/tokens.ts'
import { SESSION_SECONDS } from '#lib/limits.ts'
import { rememberRevoked } from '#lib/session/revoked-sessions.ts'
import { forgetSession, readSession, type Session } from '#lib/session/session-cookie.ts'
import { logAuthEvent } from './log.ts'

/**
 * Ends this browser's session, here and at Cognito, without refreshing it first. The cookie is deleted even when Cognito cannot be
 * reached.
 */
export async function signOut(): Promise<void> {
  const begun = systemClock()
  const session = await readSession()
  await forgetSession()
  if (session === undefined) return
  const outcome = await revokeSession(session)
  logAuthEvent({ event: 'signed-out', outcome, about: session.identity.sub }, begun)
}

/** Seconds between attempts while Cognito cannot be reached; the visitor has the answer already. */
const RETRY_AFTER_SECONDS = [1, 5, 30, 120]

/**
 * Ends a session on this instance at once, and at Cognito as soon as it can be reached. Until then this instance refuses copies for
 * the session's whole life.
 */
export async function revokeSession(session: Session): Promise<'revoked' | 'not-revoked'> {
  rememberRevoked(session)
  const revoked = await revokeToken(session.refreshToken)
  if (revoked.ok) return 'revoked'
  rememberRevoked(session, SESSION_SECONDS)
  after(() => revokeLater(session))
  return 'not-revoked'
}

async function revokeLater(session: Session): Promise<void> {
  for (const seconds of RETRY_AFTER_SECONDS) {
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
    const begun = systemClock()
    const revoked = await revokeToken(session.refreshToken)
    const outcome = revoked.ok ? 'revoked' : 'not-revoked'
    logAuthEvent({ event: 'revoked-later', outcome, about: session.identity.sub }, begun)
    if (revoked.ok) return rememberRevoked(session)
  }
}
