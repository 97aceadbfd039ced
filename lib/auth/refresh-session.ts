import 'server-only'
import { systemClock } from '#lib/clock.ts'
import type { CognitoError } from '#lib/cognito/errors.ts'
import { poolKeysAreLoaded } from '#lib/cognito/pool-keys.ts'
import { getTokensFromRefreshToken, revokeToken, type Tokens } from '#lib/cognito/tokens.ts'
import { subOf, verifyTokens } from '#lib/cognito/verify-id-token.ts'
import { siteEnvironment } from '#lib/env.ts'
import { openAccessToken } from '#lib/session/access-token.ts'
import { instanceMemory } from '#lib/session/instance-memory.ts'
import {
  earlierRenewal,
  newestRenewal,
  noteSeen,
  type Renewal,
  rememberRenewal,
} from '#lib/session/renewed-sessions.ts'
import { isRevoked, isSignedOut, rememberRevoked } from '#lib/session/revoked-sessions.ts'
import type { ResponseCookie } from '#lib/session/sealed-cookie.ts'
import {
  endedSessionCookie,
  expiredSessionCookie,
  isFresh,
  keptWithoutCognito,
  type Session,
  sessionCookie,
  unsealHeldSession,
  unsealSession,
  withTokens,
} from '#lib/session/session-cookie.ts'
import { logAuthEvent } from './log.ts'
import { endReusedFamily, revokeIfReused } from './reused-tokens.ts'

/** `ended`: Cognito refuses the session. `unavailable`: not known, and nothing is lost. */
export type RefreshedSession =
  | ({ readonly kind: 'refreshed' } & Renewal)
  | { readonly kind: 'ended' }
  | { readonly kind: 'unavailable' }

const ENDED = { kind: 'ended' } as const
const UNAVAILABLE = { kind: 'unavailable' } as const

/** Refreshes of one session run one after the other, so that copies of its cookie cause one call and not one each. */
const inTurn = instanceMemory<Promise<unknown>>('refreshes-in-turn', 5_000)
const TURN_SECONDS = 60

/**
 * Refreshes a session: the same one, with new claims and the next refresh token. Only a refusal of Cognito ends it, for good on
 * this instance; an outage does not.
 */
export async function refreshSession(session: Session): Promise<RefreshedSession> {
  const begun = systemClock()
  const before = inTurn.get(session.sessionId) ?? Promise.resolve()
  const turn = before.catch(() => undefined).then(() => refreshOnce(session))
  inTurn.set(session.sessionId, turn, TURN_SECONDS)
  const refreshed = await turn
  logAuthEvent({ event: 'session-refreshed', outcome: refreshed.kind, about: session.identity.sub }, begun)
  return refreshed
}

async function refreshOnce(session: Session): Promise<RefreshedSession> {
  noteSeen(session)
  if (isRevoked(session)) return ENDED
  const renewal = earlierRenewal(session)
  if (renewal === undefined) return exchange(session)
  if (renewal === 'reused') return endFamily(session)
  return isFresh(renewal.session, { ahead: true })
    ? { kind: 'refreshed', ...renewal }
    : exchange(renewal.session)
}

/** After a refresh that failed, the session's next one waits: Cognito's limit counts each call, and replays would use it up. */
const pauses = instanceMemory<true>('refresh-pauses', 5_000)
const PAUSE_SECONDS = 5

async function exchange(session: Session): Promise<RefreshedSession> {
  // A rotated token that cannot be verified would be lost.
  if (pauses.get(session.sessionId) === true || !(await poolKeysAreLoaded())) return UNAVAILABLE
  const tokens = await getTokensFromRefreshToken(session.refreshToken)
  return tokens.ok ? renewed(session, tokens.value) : afterRefusal(session, tokens.error)
}

async function afterRefusal(session: Session, { code }: CognitoError): Promise<RefreshedSession> {
  switch (code) {
    case 'token-reused':
      return endFamily(session)
    case 'not-allowed':
      rememberRevoked(session)
      return ENDED
    default:
      pauses.set(session.sessionId, true, PAUSE_SECONDS)
      return UNAVAILABLE
  }
}

async function endFamily(session: Session): Promise<RefreshedSession> {
  await endReusedFamily(session, newestRenewal(session)?.session)
  return ENDED
}

/** The session with its new tokens, if they are its user's. */
async function renewed(before: Session, tokens: Tokens): Promise<RefreshedSession> {
  const verified = await verifyTokens(tokens)
  if (!verified.ok && verified.error.code === 'keys') {
    // The token that was exchanged is not lost: the next refresh goes on with the new one.
    rememberRenewal(before, {
      session: { ...before, refreshToken: tokens.refreshToken },
      accessToken: tokens.accessToken,
    })
    pauses.set(before.sessionId, true, PAUSE_SECONDS)
    return UNAVAILABLE
  }
  const sub = verified.ok ? verified.value.sub : subOf(verified.error)
  if (sub !== before.identity.sub) return refuseTokens(before, tokens)
  // Where the pool signed the token but its time or claims break our rules, the present claims stay. Groups are rights: they follow it.
  const groups = verified.ok || !('groups' in verified.error) ? [] : verified.error.groups
  const identity = verified.ok ? verified.value : { ...before.identity, groups }
  // Kept, whatever the new token says: a refresh is not a sign-in.
  const { signedInAtSeconds } = before.identity
  const session = withTokens(before.sessionId, { ...identity, signedInAtSeconds }, tokens)
  const renewal = { session, accessToken: tokens.accessToken }
  rememberRenewal(before, renewal)
  return { kind: 'refreshed', ...renewal }
}

/** Another user's tokens, or none that this pool made for this site: they make no session, and the present one ends. */
async function refuseTokens(before: Session, { refreshToken }: Tokens): Promise<RefreshedSession> {
  logAuthEvent({ event: 'tokens-refused', outcome: 'ended', about: before.identity.sub })
  rememberRevoked(before)
  await revokeToken(refreshToken)
  return ENDED
}

/** What the proxy makes of a page request's session cookie; each part is absent where there is none. */
export type ProxiedSession = {
  /** Whom the page belongs to. */
  readonly session?: Session
  /** To be set, and handed on to the page. */
  readonly cookie?: ResponseCookie
}

/**
 * Refreshes the session of a page request when it is due. For the proxy, which can change request and response; pages cannot set
 * cookies. The cookie of an ended session gives way to whose it was, so that no other instance asks Cognito once more.
 * @param options.wantsToken also when there is no access token of the session, neither here nor in this cookie
 * @returns no session for one that ended, whose cookie no page accepts
 */
export async function refreshSessionCookie(
  sealed: string | undefined,
  { wantsToken }: { readonly wantsToken?: { readonly held: string | undefined } | undefined } = {},
): Promise<ProxiedSession> {
  if (sealed === undefined) return {}
  const session = await unsealHeldSession(sealed)
  // Over http it may be of another project, which ran at this port before.
  if (session === undefined) return siteEnvironment().isHttps ? { cookie: expiredSessionCookie() } : {}
  if ('endedFor' in session) return {}
  if (isRevoked(session)) {
    await revokeIfReused(session)
    return {
      cookie: isSignedOut(session)
        ? expiredSessionCookie()
        : await endedSessionCookie(session.identity.email),
    }
  }
  noteSeen(session)
  const isComplete =
    wantsToken === undefined || (await openAccessToken(wantsToken.held, session.sessionId)) !== undefined
  if (isComplete && isFresh(session, { ahead: true })) return { session }
  const refreshed = await refreshSession(session)
  // The visitor may have signed out meanwhile, or in again: a late answer must neither restore a session nor delete the next one.
  if (refreshed.kind === 'ended' || isRevoked(session)) return {}
  if (refreshed.kind === 'refreshed') {
    return { session: refreshed.session, cookie: await fitting(refreshed.session, session) }
  }
  const kept = keptWithoutCognito(session)
  return kept === undefined ? {} : { session: kept, cookie: await sessionCookie(kept) }
}

/** Notes which token a browser has, for the proxy on requests that renew nothing. */
export async function noteSessionCookie(sealed: string | undefined): Promise<void> {
  const session = await unsealSession(sealed)
  if (session !== undefined) noteSeen(session)
}

/** The refreshed session; with its earlier claims where the new ones are too long for a cookie. */
async function fitting(renewed: Session, { identity }: Session): Promise<ResponseCookie> {
  try {
    return await sessionCookie(renewed)
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'The session cookie could not be sealed')
    return sessionCookie({ ...renewed, identity: { ...identity, groups: renewed.identity.groups } })
  }
}
