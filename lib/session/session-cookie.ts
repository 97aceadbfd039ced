import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import type { Tokens } from '#lib/cognito/tokens.ts'
import { GroupsSchema } from '#lib/cognito/verify-access-token.ts'
import { IdentitySchema, type VerifiedIdentity } from '#lib/cognito/verify-id-token.ts'
import { type EmailAddress, EmailAddressSchema } from '#lib/email-address.ts'
import {
  MAX_KEPT_GROUPS_BYTES,
  PENDING_SECONDS,
  SESSION_SECONDS,
  UNCONFIRMED_SESSION_SECONDS,
} from '#lib/limits.ts'
import { rememberAccessToken } from './access-token.ts'
import { type ResponseCookie, sealedCookie, setCookieBytes } from './sealed-cookie.ts'

/** A session is refreshed this early, so that a slow page still finds it fresh, and its access token live. */
const REFRESH_AHEAD_SECONDS = 30

export const SessionSchema = z.object({
  sessionId: z.uuid(),
  /**
   * From a verified ID token, which is not stored. The time of the sign-in is in epoch seconds of the site's clock, so that it is
   * never compared with another clock's; a refresh keeps it. It has a fraction, to tell a sign-in from a sign-out in its second.
   */
  identity: IdentitySchema.extend({
    signedInAtSeconds: z.number().positive(),
    /** Those of a person who has too many for a cookie are read from the access token. */
    groups: GroupsSchema.or(z.literal('too-many')),
  }),
  /** Epoch seconds of the site's clock: until then the session is accepted without asking Cognito. */
  freshUntil: z.number().int(),
  /** Epoch seconds of the site's clock: when Cognito last confirmed the session. Cookies of earlier versions have none. */
  confirmedAt: z.number().int().default(0),
  refreshToken: z.string().min(1),
  /** Who was signed in on this device before, if it was another user. */
  replaced: EmailAddressSchema.optional(),
})

/** What the session cookie holds. */
export type Session = z.infer<typeof SessionSchema>

/** What a session leaves that ended other than by signing out here: whose it was, so that the sign-in page can say so. */
const EndedSessionSchema = z.object({ endedFor: EmailAddressSchema })

/** What the session cookie holds: a session, or what an ended one left. */
export type HeldSession = Session | z.infer<typeof EndedSessionSchema>

const cookie = sealedCookie('signed-in', z.union([SessionSchema, EndedSessionSchema]))

/** What this request's cookie holds. */
export async function readHeldSession(): Promise<HeldSession | undefined> {
  return cookie.read()
}

/** The session of this request's cookie, which Cognito may have ended. */
export async function readSession(): Promise<Session | undefined> {
  return openSession(await cookie.read())
}

/** What the value of a cookie holds; for the proxy. */
export async function unsealHeldSession(sealed: string | undefined): Promise<HeldSession | undefined> {
  return cookie.open(sealed)
}

/** The session in the value of a cookie; for the proxy. */
export async function unsealSession(sealed: string | undefined): Promise<Session | undefined> {
  return openSession(await cookie.open(sealed))
}

function openSession(held: HeldSession | undefined): Session | undefined {
  return held === undefined || 'endedFor' in held ? undefined : held
}

export function sessionCookieName(): string {
  return cookie.name()
}

/** Starts a session with a new id, in place of any other in this browser. */
export async function startSession(
  identity: VerifiedIdentity,
  tokens: Tokens,
  earlier: Session | undefined,
): Promise<void> {
  const signedInAtSeconds = systemClock() / 1000
  const session = withTokens(randomUUID(), { ...identity, signedInAtSeconds }, tokens)
  const replaced = earlier?.identity.email
  const isOther = replaced !== undefined && replaced !== identity.email
  await writeSession(isOther ? { ...session, replaced } : session)
}

/** A session with the tokens that Cognito issued, whose access token is remembered. */
export function withTokens(sessionId: string, identity: Session['identity'], tokens: Tokens): Session {
  const confirmedAt = epochSeconds(systemClock())
  const freshUntil = confirmedAt + tokens.lifetimeSeconds
  rememberAccessToken({ sessionId, token: tokens.accessToken, expiresAtSeconds: freshUntil })
  const isLong = Buffer.byteLength(JSON.stringify(identity.groups)) > MAX_KEPT_GROUPS_BYTES
  return {
    sessionId,
    identity: isLong ? { ...identity, groups: 'too-many' } : identity,
    freshUntil,
    confirmedAt,
    refreshToken: tokens.refreshToken,
  }
}

/** Sets the cookie, in an action. A long name is left out of it: the next page, whose answer has room, gets it by a refresh. */
export async function writeSession(session: Session): Promise<void> {
  const whole = await sessionCookie(session)
  const isLong = setCookieBytes(whole) > MAX_BYTES_OF_ACTIONS
  await cookie.set(isLong ? await sessionCookie(inShort(session)) : whole)
}

/**
 * False in a page. Only actions and route handlers can set cookies; elsewhere Next throws, and a rotated token would be lost. Setting the
 * present cookie again finds that out before a refresh.
 */
export async function canWriteSession(session: Session): Promise<boolean> {
  try {
    await writeSession(session)
    return true
  } catch {
    return false
  }
}

/** Of the headers of an action's answer: it deletes cookies as well, keeps what was typed, and leads to a long path. */
const MAX_BYTES_OF_ACTIONS = 2_500

function inShort({ replaced: _, ...session }: Session): Session {
  const { name: _name, ...identity } = session.identity
  // Accepted by the page of this answer, and due for the proxy, which refreshes ahead.
  return { ...session, identity, freshUntil: epochSeconds(systemClock()) + REFRESH_AHEAD_SECONDS }
}

/** The cookie of a session, for a response that is not made by an action. */
export async function sessionCookie(session: Session): Promise<ResponseCookie> {
  return cookie.toSet(session, expiryOf(session))
}

/** The cookie in place of that of an ended session, for as long as an unfinished sign-in is kept. */
export async function endedSessionCookie(email: EmailAddress): Promise<ResponseCookie> {
  return cookie.toSet({ endedFor: email }, epochSeconds(systemClock()) + PENDING_SECONDS)
}

export function expiredSessionCookie(): ResponseCookie {
  return cookie.toDelete()
}

export async function forgetSession(): Promise<void> {
  await cookie.destroy()
}

/** True while no refresh is due; with `ahead`, for callers that can refresh, some seconds earlier. */
export function isFresh(session: Session, { ahead }: { ahead: boolean }): boolean {
  const now = epochSeconds(systemClock())
  // Renewed by a clock that was ahead, it would stay fresh for as long as that was off.
  if (session.confirmedAt > now + REFRESH_AHEAD_SECONDS) return false
  return now + (ahead ? REFRESH_AHEAD_SECONDS : 0) < session.freshUntil
}

/** How long a session is accepted without a refresh while Cognito is unavailable, so that not every page waits again. */
const KEPT_SECONDS = 45

/**
 * The session for a moment without Cognito's word.
 * @returns undefined when that was given too long ago
 */
export function keptWithoutCognito(session: Session): Session | undefined {
  const now = epochSeconds(systemClock())
  const freshUntil = Math.min(now + KEPT_SECONDS, session.confirmedAt + UNCONFIRMED_SESSION_SECONDS)
  return freshUntil > now ? { ...session, freshUntil } : undefined
}

export function expiryOf({ identity }: Session): number {
  return Math.floor(identity.signedInAtSeconds) + SESSION_SECONDS
}
