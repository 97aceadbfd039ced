import 'server-only'
import { after } from 'next/server'
import { reportTokenReuse } from '#lib/cognito/sign-up.ts'
import { SESSION_SECONDS } from '#lib/limits.ts'
import { instanceMemory } from '#lib/session/instance-memory.ts'
import { rememberRevoked } from '#lib/session/revoked-sessions.ts'
import type { Session } from '#lib/session/session-cookie.ts'
import { decoyUsername } from './enumeration-safe.ts'
import { logAuthEvent } from './log.ts'
import { revokeSession } from './sign-out.ts'

/** Sessions with a reused refresh token, each with the tokens that were revoked since. */
const reused = instanceMemory<Set<string>>('reused-sessions', 5_000)

/**
 * Ends a session whose exchanged refresh token was used again: two parties have it, and one of them stole it. Revokes the token
 * and the one that it was exchanged for, where this instance knows it. The triggers count it for an alarm.
 * @see https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2
 */
export async function endReusedFamily(session: Session, newest: Session | undefined): Promise<void> {
  rememberRevoked(session)
  reused.set(session.sessionId, new Set(), SESSION_SECONDS)
  logAuthEvent({ event: 'token-reused', outcome: 'revoked', about: session.identity.sub })
  after(async () => {
    await reportTokenReuse(decoyUsername(session.identity.email))
  })
  await Promise.all([session, ...(newest === undefined ? [] : [newest])].map(revokeIfReused))
}

/**
 * Revokes the token of a session that ended by reuse, once each: whether the revocation of one token reaches the others of its
 * family, AWS does not say.
 */
export async function revokeIfReused(session: Session): Promise<void> {
  const revoked = reused.get(session.sessionId)
  if (revoked === undefined || revoked.has(session.refreshToken)) return
  revoked.add(session.refreshToken)
  await revokeSession(session)
}
