import 'server-only'
import { cookies } from 'next/headers'
import { cookieName, type ResponseCookie, responseCookie } from '#lib/session/sealed-cookie.ts'

const LIFETIME_SECONDS = 365 * 24 * 60 * 60

/** The cookie that the proxy sets for a browser without any, to see whether it accepts cookies. */
export function supportCookie(): ResponseCookie {
  return responseCookie(cookieName('cookies'), 'kept', LIFETIME_SECONDS)
}

/** True when the browser sent any cookie. By the time a form arrives, one that accepts cookies has at least that one. */
export async function supportsCookies(): Promise<boolean> {
  return (await cookies()).getAll().length > 0
}

/** Sets the cookie again, in an action. */
export async function setSupportCookie(): Promise<void> {
  ;(await cookies()).set(supportCookie())
}
