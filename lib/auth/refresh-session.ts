import 'server-only'
import { systemClock } from '#lib/clock.ts'
import { getTokensFromRefreshToken } from '#lib/cognito/tokens.ts'
import { poolKeysAreLoaded, type VerifiedIdentity, verifyIdToken } from '#lib/cognito/verify-id-token.ts'
import { type Session, withTokens } from '#lib/session/session-cookie.ts'
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
