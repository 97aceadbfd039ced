import 'server-only'
import { revokeToken } from '#lib/cognito/revoke-token.ts'
import { rememberEnded } from '#lib/session/ended-sessions.ts'
import { closeSession, readSignedIn } from '#lib/session/signed-in.ts'
import { logAuthEvent } from './auth-log.ts'

/**
 * Ends this browser's session, here and at Cognito, without renewing it first. When Cognito is out of reach the cookie
 * still goes: the person asked to leave.
 */
export async function signOut(): Promise<void> {
  const session = await readSignedIn()
  await closeSession()
  if (session === undefined) return
  rememberEnded(session)
  const revoked = await revokeToken(session.refreshToken)
  const outcome = revoked.ok ? 'revoked' : 'not-revoked'
  logAuthEvent({ event: 'signed-out', outcome, about: session.identity.sub })
}
