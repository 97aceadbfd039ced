import 'server-only'
import { cookies } from 'next/headers'
import { type CookieToSet, cookieName, cookieToSet } from '#lib/session/cookie-to-set.ts'

const LIFETIME_SECONDS = 365 * 24 * 60 * 60

/** What the proxy gives a browser that brings no cookie at all, to see whether it keeps one. */
export function cookieToTry(): CookieToSet {
  return cookieToSet(cookieName('cookies'), 'kept', LIFETIME_SECONDS)
}

/** Asked when a form arrives: by then, a browser that keeps cookies has at least that one. */
export async function takesCookies(): Promise<boolean> {
  return (await cookies()).getAll().length > 0
}

/** Tries once more, in an action. */
export async function tryCookie(): Promise<void> {
  ;(await cookies()).set(cookieToTry())
}
