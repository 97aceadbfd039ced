import 'server-only'
import { hasEnded } from '#lib/session/ended-sessions.ts'
import { closeSession, isFresh, readSignedIn, type SignedIn, writeSignedIn } from '#lib/session/signed-in.ts'
import { refreshSession } from './refresh-session.ts'

/**
 * The session of this request, if Cognito stood by it within the last minutes. On pages the proxy has renewed it; an
 * action renews it here. A page whose request came past the proxy finds nothing.
 */
export async function liveSession(): Promise<SignedIn | undefined> {
  const session = await readSignedIn()
  if (session === undefined || hasEnded(session)) return undefined
  return isFresh(session, { ahead: false }) ? session : renewedInAction(session)
}

async function renewedInAction(session: SignedIn): Promise<SignedIn | undefined> {
  if (!(await canBeKept(session))) return undefined
  const refreshed = await refreshSession(session)
  if (refreshed.kind === 'unavailable') return session
  if (refreshed.kind === 'ended' || hasEnded(session)) {
    await closeSession()
    return undefined
  }
  await writeSignedIn(refreshed.session)
  return refreshed.session
}

/**
 * Only an action can set cookies; anywhere else Next throws, and a rotated token would be lost. Setting the cookie to
 * what it is finds that out before anything is traded in.
 */
async function canBeKept(session: SignedIn): Promise<boolean> {
  try {
    await writeSignedIn(session)
    return true
  } catch {
    return false
  }
}
