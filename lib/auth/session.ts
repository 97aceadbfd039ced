import 'server-only'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { systemClock } from '#lib/clock.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { requestedPath } from '#lib/http/redirects.ts'
import { isRevoked } from '#lib/session/revoked-sessions.ts'
import {
  forgetSession,
  isFresh,
  readSession,
  type Session,
  writeSession,
} from '#lib/session/session-cookie.ts'
import { refreshSession } from './refresh-session.ts'

/** How long a page says that a sign-in replaced another user's session. */
const REPLACED_SHOWN_SECONDS = 5 * 60

/** The signed-in user. `signedInAt` is in epoch seconds of the site's clock. */
export type User = {
  readonly id: string
  readonly email: EmailAddress
  readonly name: string | undefined
  readonly signedInAt: number
  /** Who was signed in here until a moment ago, if it was another user. */
  readonly replaced: EmailAddress | undefined
}

/** The signed-in user, or null. Read once per request. */
export const currentUser = cache(async (): Promise<User | null> => {
  const session = await currentSession()
  if (session === undefined) return null
  const { sub, email, name, signedInAtSeconds } = session.identity
  return {
    id: sub,
    email,
    name: name === '' ? undefined : name,
    signedInAt: signedInAtSeconds,
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

async function withReturn(path: string): Promise<string> {
  const from = await requestedPath()
  return from === '/' ? path : `${path}?next=${encodeURIComponent(from)}`
}

/**
 * The session of this request, if Cognito confirmed it within the last minutes. For pages the proxy refreshes it, for actions this
 * function does. A page whose request bypassed the proxy finds no session that is due.
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
 * Only an action can set cookies; elsewhere Next throws, and a rotated token would be lost. Setting the present cookie again finds
 * that out before the refresh.
 */
async function canBeKept(session: Session): Promise<boolean> {
  try {
    await writeSession(session)
    return true
  } catch {
    return false
  }
}
