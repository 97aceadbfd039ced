import { siteEnvironment } from '#lib/env.ts'

/** A cookie as both Next's cookie store and a response take it, always with its full attributes. */
export type ResponseCookie = ReturnType<typeof responseCookie>

/** Under https `__Host-` stands in front, which binds it to this host; over http browsers would refuse that. */
export function cookieName(purpose: string): string {
  return siteEnvironment().isHttps ? `__Host-${purpose}` : purpose
}

/**
 * A cookie that no script can read.
 * @param maxAge in seconds; 0 deletes it, with the attributes it was set with: a `__Host-` cookie only goes away that way
 */
export function responseCookie(name: string, value: string, maxAge: number) {
  return {
    name,
    value,
    httpOnly: true,
    secure: siteEnvironment().isHttps,
    sameSite: 'lax' as const,
    path: '/',
    maxAge,
    // Next repeats a proxy's cookie beside a redirect, and drops a Max-Age of 0 from the repetition.
    ...(maxAge === 0 ? { expires: new Date(0) } : {}),
  }
}
