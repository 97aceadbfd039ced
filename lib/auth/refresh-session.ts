import 'server-only'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { getTokensFromRefreshToken } from '#lib/cognito/tokens.ts'
import { poolKeysAreLoaded, type VerifiedIdentity, verifyIdToken } from '#lib/cognito/verify-id-token.ts'
import { isRevoked } from '#lib/session/revoked-sessions.ts'
import type { ResponseCookie } from '#lib/session/sealed-cookie.ts'
import {
  expiredSessionCookie,
  isFresh,
  type Session,
  sessionCookie,
  unsealSession,
  withTokens,
} from '#lib/session/session-cookie.ts'
import { logAuthEvent } from './log.ts'

/** `ended`: Cognito stands by this session no more. `unavailable`: nobody knows; nothing was lost. */
export type RefreshedSession =
  | { readonly kind: 'refreshed'; readonly session: Session; readonly accessToken: string }
  | { readonly kind: 'ended' }
  | { readonly kind: 'unavailable' }

/**
 * Asks Cognito whether a session still stands, and renews it: the same session with new claims and the next refresh
 * token. Only a refusal ends it; an outage never does.
 */
export async function refreshSession(session: Session): Promise<RefreshedSession> {
  const begun = systemClock()
  const refreshed = await tryRefresh(session)
  logAuthEvent({ event: 'session-refreshed', outcome: refreshed.kind, about: session.identity.sub }, begun)
  return refreshed
}

async function tryRefresh(before: Session): Promise<RefreshedSession> {
  const { sessionId, identity, refreshToken } = before
  // A token that is traded in and cannot be checked would be lost.
  if (!(await poolKeysAreLoaded())) return { kind: 'unavailable' }
  const tokens = await getTokensFromRefreshToken(refreshToken)
  if (!tokens.ok) return { kind: tokens.error.code === 'not-allowed' ? 'ended' : 'unavailable' }
  const renewed = await newClaims(tokens.value.idToken, identity)
  if (renewed.sub !== identity.sub) throw new Error("Cognito answered with another user's tokens")
  // Taken over from before, whatever the new token says: a renewal is no sign-in.
  const { signedInAtSeconds } = identity
  const session = withTokens(sessionId, { ...renewed, signedInAtSeconds }, tokens.value)
  return { kind: 'refreshed', session, accessToken: tokens.value.accessToken }
}

/**
 * The claims of a renewed session; those that it has where the new ones cannot be believed (a clock that is off, an attribute
 * that no rule of ours allows). To throw would blank every page, and lose a token that is traded in already.
 */
async function newClaims(idToken: string, identity: VerifiedIdentity): Promise<VerifiedIdentity> {
  try {
    const verified = await verifyIdToken(idToken)
    return verified.ok ? verified.value : identity
  } catch (error) {
    // For the operator: the message of a token that cannot be believed may quote it.
    const name = error instanceof Error ? error.name : 'unknown'
    console.error(JSON.stringify({ event: 'claims-not-renewed', error: name }))
    return identity
  }
}

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
