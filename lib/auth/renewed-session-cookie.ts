import 'server-only'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { isRevoked } from '#lib/session/revoked-sessions.ts'
import type { ResponseCookie } from '#lib/session/sealed-cookie.ts'
import {
  expiredSessionCookie,
  isFresh,
  type Session,
  sessionCookie,
  unsealSession,
} from '#lib/session/session-cookie.ts'
import { refreshSession } from './refresh-session.ts'

/** How long a session passes unasked while Cognito is out of reach, so that not every page waits for it again. */
const KEPT_SECONDS = 30

/**
 * What the session cookie of a page request has to become before the page sees it. For the proxy, which can change a
 * request and its response: pages cannot set cookies.
 * @returns undefined when it can stay as it is
 */
export async function refreshSessionCookie(sealed: string | undefined): Promise<ResponseCookie | undefined> {
  if (sealed === undefined) return undefined
  const session = await unsealSession(sealed)
  if (session === undefined || isRevoked(session)) return expiredSessionCookie()
  if (isFresh(session, { ahead: true })) return undefined
  const refreshed = await refreshSession(session)
  // Somebody may have signed out while this was on its way: then the late answer must not revive the session.
  if (refreshed.kind === 'ended' || isRevoked(session)) return expiredSessionCookie()
  return refreshed.kind === 'refreshed' ? fitting(refreshed.session, session) : sessionCookie(kept(session))
}

function kept(session: Session): Session {
  return { ...session, freshUntil: epochSeconds(systemClock()) + KEPT_SECONDS }
}

/** The renewed session; with the claims of before where the new ones are too long for a cookie. */
async function fitting(renewed: Session, { identity }: Session): Promise<ResponseCookie> {
  try {
    return await sessionCookie(renewed)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return sessionCookie({ ...renewed, identity })
  }
}
