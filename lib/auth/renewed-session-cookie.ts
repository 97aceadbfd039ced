import 'server-only'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import type { CookieToSet } from '#lib/session/cookie-to-set.ts'
import { hasEnded } from '#lib/session/ended-sessions.ts'
import {
  isFresh,
  openSignedIn,
  type SignedIn,
  signedInToDelete,
  signedInToSet,
} from '#lib/session/signed-in.ts'
import { refreshSession } from './refresh-session.ts'

/** How long a session passes unasked while Cognito is out of reach, so that not every page waits for it again. */
const KEPT_SECONDS = 30

/**
 * What the session cookie of a page request has to become before the page sees it. For the proxy, which can change a
 * request and its response: pages cannot set cookies.
 * @returns undefined when it can stay as it is
 */
export async function renewedSessionCookie(sealed: string | undefined): Promise<CookieToSet | undefined> {
  if (sealed === undefined) return undefined
  const session = await openSignedIn(sealed)
  if (session === undefined || hasEnded(session)) return signedInToDelete()
  if (isFresh(session, { ahead: true })) return undefined
  const refreshed = await refreshSession(session)
  // Somebody may have signed out while this was on its way: then the late answer must not revive the session.
  if (refreshed.kind === 'ended' || hasEnded(session)) return signedInToDelete()
  return refreshed.kind === 'refreshed' ? fitting(refreshed.session, session) : signedInToSet(kept(session))
}

function kept(session: SignedIn): SignedIn {
  return { ...session, freshUntil: epochSeconds(systemClock()) + KEPT_SECONDS }
}

/** The renewed session; with the claims of before where the new ones are too long for a cookie. */
async function fitting(renewed: SignedIn, { identity }: SignedIn): Promise<CookieToSet> {
  try {
    return await signedInToSet(renewed)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return signedInToSet({ ...renewed, identity })
  }
}
