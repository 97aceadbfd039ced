import 'server-only'
import { cookies } from 'next/headers'
import { cookieName, responseCookie } from '#lib/session/cookie-to-set.ts'

/** Browsers keep no cookie longer: https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis */
const PREFERENCE_SECONDS = 400 * 24 * 60 * 60

/** How somebody likes to see the site. Nothing is decided by it, so it is in clear. */
export type Preference = 'language' | 'theme'

/** What the visitor's browser kept, or made up. */
export async function readPreference(preference: Preference): Promise<string | undefined> {
  return (await cookies()).get(cookieName(preference))?.value
}

export async function rememberPreference(preference: Preference, value: string): Promise<void> {
  ;(await cookies()).set(responseCookie(cookieName(preference), value, PREFERENCE_SECONDS))
}
