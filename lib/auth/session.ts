import 'server-only'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { systemClock } from '#lib/clock.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { FORBIDDEN_PATH, withReturn } from '#lib/http/redirects.ts'
import { isRevoked, isSignedOut } from '#lib/session/revoked-sessions.ts'
import {
  canWriteSession,
  isFresh,
  keptWithoutCognito,
  readHeldSession,
  readSession,
  type Session,
  writeSession,
} from '#lib/session/session-cookie.ts'
import { accessTokenOf, groupsInTokenOf } from './access-token.ts'
import { refreshSession } from './refresh-session.ts'

/** How long a page says that a sign-in replaced another user's session. */
const REPLACED_SHOWN_SECONDS = 5 * 60

/** The signed-in user. `signedInAt` is in epoch seconds of the site's clock. */
export type User = {
  readonly id: string
  readonly email: EmailAddress
  readonly name: string | undefined
  readonly signedInAt: number
  /** Names of groups of the pool, as fresh as the session: five minutes. */
  readonly groups: readonly string[]
  /** Who was signed in here until a moment ago, if it was another user. */
  readonly replaced: EmailAddress | undefined
}

/** The signed-in user, or null. Read once per request. */
export const currentUser = cache(async (): Promise<User | null> => {
  const session = await currentSession()
  if (session === undefined) return null
  const { sub, email, name, signedInAtSeconds, groups } = session.identity
  return {
    id: sub,
    email,
    name: name === '' ? undefined : name,
    signedInAt: Math.floor(signedInAtSeconds),
    groups: groups === 'too-many' ? await groupsInTokenOf(session) : groups,
    replaced: secondsSince(signedInAtSeconds) < REPLACED_SHOWN_SECONDS ? session.replaced : undefined,
  }
})

/**
 * The signed-in user. Redirects other visitors to the sign-in page, which leads back to this page. Call it in every protected page
 * and action, never only in a layout or the proxy: layouts do not run again on navigation, and a proxy can be bypassed.
 */
export async function requireUser(): Promise<User> {
  const user = await currentUser()
  if (user === null) redirect(await withReturn('/sign-in'))
  return user
}

/**
 * The signed-in user, who is in this group of the pool. Leads others to a page that says so, with status 403, and visitors to the sign-in
 * page. Call it in every page and action that is for the group.
 */
export async function requireGroup(group: string): Promise<User> {
  const user = await requireUser()
  if (!user.groups.includes(group)) redirect(FORBIDDEN_PATH)
  return user
}

/**
 * An access token of the signed-in user, for calls to AWS or to services of one's own that check it. It lives for 15 seconds at least,
 * and must not leave the server. Redirects visitors to the sign-in page; throws when Cognito cannot be reached and no token is left. For
 * pages, actions and route handlers.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
export async function accessToken(): Promise<string> {
  const session = await currentSession()
  if (session === undefined) redirect(await withReturn('/sign-in'))
  return accessTokenOf(session)
}

/**
 * Whom the session of this request names, whether it is due or not. It is not renewed: for what anyone may do who knows the address, in
 * an answer that has no room for a renewed session. Redirects other visitors to the sign-in page.
 */
export async function requireSessionHolder(): Promise<Pick<User, 'email'>> {
  const session = await readSession()
  if (session === undefined || isRevoked(session)) redirect(await withReturn('/sign-in'))
  return session.identity
}

/** Whose session in this browser ended other than by signing out here; undefined where none did. */
export async function endedSessionEmail(): Promise<EmailAddress | undefined> {
  const held = await readHeldSession()
  if (held === undefined) return undefined
  if ('endedFor' in held) return held.endedFor
  return isRevoked(held) && !isSignedOut(held) ? held.identity.email : undefined
}

/**
 * The signed-in user, whose sign-in is at most this old. Asks for a new code otherwise, and leads back to this page. For what
 * cannot be undone (OWASP ASVS 5.0, 7.5.3).
 */
export async function requireRecentSignIn(minutes: number): Promise<User> {
  const user = await requireUser()
  if (secondsSince(user.signedInAt) > minutes * 60) redirect(await withReturn('/sign-in/reauthenticate'))
  return user
}

function secondsSince(atSeconds: number): number {
  return systemClock() / 1000 - atSeconds
}

/**
 * The session of this request, if Cognito confirmed it within the last minutes, or could not be asked for an hour at most. For pages the proxy refreshes it, for actions this
 * function does. A page whose request bypassed the proxy finds no session that is due.
 */
export async function currentSession(): Promise<Session | undefined> {
  const session = await readSession()
  if (session === undefined || isRevoked(session)) return undefined
  return isFresh(session, { ahead: false }) ? session : renewedInAction(session)
}

async function renewedInAction(session: Session): Promise<Session | undefined> {
  if (!(await canWriteSession(session))) return undefined
  const refreshed = await refreshSession(session)
  if (refreshed.kind === 'unavailable') return keptWithoutCognito(session)
  // The visitor may have signed out meanwhile, or in again: this answer must not touch the cookie.
  if (refreshed.kind === 'ended' || isRevoked(session)) return undefined
  await writeSession(refreshed.session)
  return refreshed.session
}
