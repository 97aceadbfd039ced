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

/** How long a page says that a sign-in took somebody else's place. */
const REPLACED_SHOWN_SECONDS = 5 * 60

/** Somebody who proved this address with a code. `signedInAt` is in epoch seconds; `name` is what they chose. */
export type User = {
  readonly id: string
  readonly email: EmailAddress
  readonly name: string | undefined
  readonly signedInAt: number
  /** Who was signed in here until a moment ago, if that was somebody else. */
  readonly replaced: EmailAddress | undefined
}

/** Who is signed in, or null. Read once per request. */
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
 * Who is signed in; anybody else is sent to the sign-in page, and comes back to this page afterwards. Call it in every
 * protected page and action, never in a layout or the proxy alone: layouts do not run again on navigation, and proxies
 * can be bypassed.
 */
export async function requireUser(): Promise<User> {
  const user = await currentUser()
  if (user === null) redirect(await withReturn('/sign-in'))
  return user
}

/**
 * Who is signed in, with a code that is at most this old; anybody else proves the mailbox again, and comes back. For
 * what cannot be undone (OWASP ASVS 5.0, 7.5.3).
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
 * The session of this request, if Cognito stood by it within the last minutes. On pages the proxy has renewed it; an
 * action renews it here. A page whose request came past the proxy finds nothing.
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
 * Only an action can set cookies; anywhere else Next throws, and a rotated token would be lost. Setting the cookie to
 * what it is finds that out before anything is traded in.
 */
async function canBeKept(session: Session): Promise<boolean> {
  try {
    await writeSession(session)
    return true
  } catch {
    return false
  }
}
