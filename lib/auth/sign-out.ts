import 'server-only'
import { revokeToken } from '#lib/cognito/revoke-token.ts'
import { closeSession, readSignedIn } from '#lib/session/signed-in.ts'

/**
 * Ends this browser's session, here and at Cognito. When Cognito is out of reach the cookie still goes: the person
 * asked to leave, and the refresh token existed nowhere else.
 */
export async function signOut(): Promise<void> {
  const session = await readSignedIn()
  await closeSession()
  if (session !== undefined) await revokeToken(session.refreshToken)
}
