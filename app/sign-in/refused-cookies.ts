import type { EmailAddress } from '#lib/email-address.ts'

/** What a form says whose next step would find nothing: without cookies nobody can be led through two pages. */
export function withoutCookies(email: EmailAddress) {
  return { status: 'refused', email, reason: { code: 'no-cookies' } } as const
}
