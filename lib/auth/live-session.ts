import 'server-only'
import { isRevoked } from '#lib/session/revoked-sessions.ts'
import {
  forgetSession,
  isFresh,
  readSession,
  type Session,
  writeSession,
} from '#lib/session/session-cookie.ts'
import { refreshSession } from './refresh-session.ts'

/**
 * The session of this request, if Cognito stood by it within the last minutes. On pages the proxy has renewed it; an
 * action renews it here. A page whose request came past the proxy finds nothing.
 */
export async function currentSession(): Promise<Session | undefined> {
  const session = await readSession()
  if (session === undefined || isRevoked(session)) return undefined
  return isFresh(session, { ahead: false }) ? session : renewedInAction(session)
}

async function renewedInAction(session: Session): Promise<Session | undefined> {
  if (!(await canBeKept(session))) return undefined
  const refreshed = await refreshSession(session)
  if (refreshed.kind === 'unavailable') return session
  if (refreshed.kind === 'ended' || isRevoked(session)) {
    await forgetSession()
    return undefined
  }
  await writeSession(refreshed.session)
  return refreshed.session
}

/**
 * Only an action can set cookies; anywhere else Next throws, and a rotated token would be lost. Setting the cookie to
 * what it is finds that out before anything is traded in.
 */
async function canBeKept(session: Session): Promise<boolean> {
  try {
    await writeSession(session)
    return true
  } catch {
    return false
  }
}
