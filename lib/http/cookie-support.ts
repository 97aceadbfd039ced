import 'server-only'
import { cookies } from 'next/headers'
import { cookieName, type ResponseCookie, responseCookie } from '#lib/session/sealed-cookie.ts'

const LIFETIME_SECONDS = 365 * 24 * 60 * 60

/** What the proxy gives a browser that brings no cookie at all, to see whether it keeps one. */
export function supportCookie(): ResponseCookie {
  return responseCookie(cookieName('cookies'), 'kept', LIFETIME_SECONDS)
}

/** Asked when a form arrives: by then, a browser that keeps cookies has at least that one. */
export async function supportsCookies(): Promise<boolean> {
  return (await cookies()).getAll().length > 0
}

/** Tries once more, in an action. */
export async function setSupportCookie(): Promise<void> {
  ;(await cookies()).set(supportCookie())
}
