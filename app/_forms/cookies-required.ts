import 'server-only'
import type { EmailAddress } from '#lib/email-address.ts'
import { setSupportCookie } from '#lib/http/cookie-support.ts'

/**
 * What a form says whose next step would find nothing: without cookies nobody can be led through two pages. A browser that
 * had merely lost them has one again by then.
 */
export async function cookiesRequired(email: EmailAddress) {
  await setSupportCookie()
  return { status: 'refused', email, reason: { code: 'no-cookies' } } as const
}
