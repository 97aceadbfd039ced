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

/** `ended`: Cognito refuses the session. `unavailable`: not known, and nothing is lost. */
export type RefreshedSession =
  | { readonly kind: 'refreshed'; readonly session: Session; readonly accessToken: string }
  | { readonly kind: 'ended' }
  | { readonly kind: 'unavailable' }

/**
 * Refreshes a session: the same one, with new claims and the next refresh token. Only a refusal of Cognito ends it, an outage does
 * not.
 */
export async function refreshSession(session: Session): Promise<RefreshedSession> {
  const begun = systemClock()
  const refreshed = await tryRefresh(session)
  logAuthEvent({ event: 'session-refreshed', outcome: refreshed.kind, about: session.identity.sub }, begun)
  return refreshed
}

async function tryRefresh(before: Session): Promise<RefreshedSession> {
  const { sessionId, identity, refreshToken } = before
  // A rotated token that cannot be verified would be lost.
  if (!(await poolKeysAreLoaded())) return { kind: 'unavailable' }
  const tokens = await getTokensFromRefreshToken(refreshToken)
  if (!tokens.ok) return { kind: tokens.error.code === 'not-allowed' ? 'ended' : 'unavailable' }
  const renewed = await newClaims(tokens.value.idToken, identity)
  if (renewed.sub !== identity.sub) throw new Error("Cognito answered with another user's tokens")
  // Kept, whatever the new token says: a refresh is not a sign-in.
  const { signedInAtSeconds } = identity
  const session = withTokens(sessionId, { ...renewed, signedInAtSeconds }, tokens.value)
  return { kind: 'refreshed', session, accessToken: tokens.value.accessToken }
}

/**
 * The claims of the new token; the present ones where it cannot be verified (a clock that is off, an attribute outside our rules).
 * Throwing would break every page and lose the rotated token.
 */
async function newClaims(idToken: string, identity: VerifiedIdentity): Promise<VerifiedIdentity> {
  try {
    const verified = await verifyIdToken(idToken)
    return verified.ok ? verified.value : identity
  } catch (error) {
    // Only the name: the message may quote the token.
    const name = error instanceof Error ? error.name : 'unknown'
    console.error(JSON.stringify({ event: 'claims-not-renewed', error: name }))
    return identity
  }
}

/** How long a session is accepted without a refresh while Cognito is unavailable, so that not every page waits again. */
const KEPT_SECONDS = 30

/**
 * The new session cookie of a page request. For the proxy, which can change request and response; pages cannot set cookies.
 * @returns undefined when the present one stays
 */
export async function refreshSessionCookie(sealed: string | undefined): Promise<ResponseCookie | undefined> {
  if (sealed === undefined) return undefined
  const session = await unsealSession(sealed)
  if (session === undefined || isRevoked(session)) return expiredSessionCookie()
  if (isFresh(session, { ahead: true })) return undefined
  const refreshed = await refreshSession(session)
  // The visitor may have signed out meanwhile: a late answer must not restore the session.
  if (refreshed.kind === 'ended' || isRevoked(session)) return expiredSessionCookie()
  return refreshed.kind === 'refreshed' ? fitting(refreshed.session, session) : sessionCookie(kept(session))
}

function kept(session: Session): Session {
  return { ...session, freshUntil: epochSeconds(systemClock()) + KEPT_SECONDS }
}

/** The refreshed session; with its earlier claims where the new ones are too long for a cookie. */
async function fitting(renewed: Session, { identity }: Session): Promise<ResponseCookie> {
  try {
    return await sessionCookie(renewed)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return sessionCookie({ ...renewed, identity })
  }
}
