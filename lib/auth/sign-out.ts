import 'server-only'
import { after } from 'next/server'
import { systemClock } from '#lib/clock.ts'
import { revokeToken } from '#lib/cognito/tokens.ts'
import { newestRenewal } from '#lib/session/renewed-sessions.ts'
import { rememberRevoked, rememberSignedOut } from '#lib/session/revoked-sessions.ts'
import { forgetVisitor } from '#lib/session/sealed-cookie.ts'
import { readSession, type Session } from '#lib/session/session-cookie.ts'
import { logAuthEvent } from './log.ts'

/**
 * Ends this browser's session, here and at Cognito, without refreshing it first, and forgets what else was open. The cookies are
 * deleted even when Cognito cannot be reached.
 */
export async function signOut(): Promise<void> {
  const session = await readSession()
  await forgetVisitor()
  if (session !== undefined) await endSession(session)
}

/** Ends a session that its own holder gives up, here and at Cognito. */
export async function endSession(session: Session): Promise<void> {
  const begun = systemClock()
  rememberSignedOut(session)
  const outcome = await revokeSession(session)
  logAuthEvent({ event: 'signed-out', outcome, about: session.identity.sub }, begun)
}

/** Seconds between attempts while Cognito cannot be reached; the visitor has the answer already. */
const RETRY_AFTER_SECONDS = [1, 5, 30, 120]

/** Ends a session on this instance at once, for its whole life, and at Cognito as soon as that can be reached. */
export async function revokeSession(session: Session): Promise<'revoked' | 'not-revoked'> {
  rememberRevoked(session)
  // Whether one token's revocation reaches the one that it was exchanged for, AWS does not say.
  const newest = newestRenewal(session)?.session
  const sessions =
    newest === undefined || newest.refreshToken === session.refreshToken ? [session] : [session, newest]
  const outcomes = await Promise.all(sessions.map(revokeNowOrLater))
  return outcomes.includes('not-revoked') ? 'not-revoked' : 'revoked'
}

async function revokeNowOrLater(session: Session): Promise<'revoked' | 'not-revoked'> {
  const revoked = await revokeToken(session.refreshToken)
  if (revoked.ok) return 'revoked'
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
    if (revoked.ok) return
  }
}
