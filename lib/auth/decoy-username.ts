import 'server-only'
import { createHmac } from 'node:crypto'
import type { EmailAddress } from '#lib/email-address.ts'
import { siteEnvironment } from '#lib/env.ts'

/**
 * A user name that no account can have, always the same for one address. A start with it runs Cognito's own way for
 * unknown users (`userNotFound`), with its limits and its endings.
 * The domain is reserved for that: https://www.rfc-editor.org/rfc/rfc2606#section-2
 */
export function decoyUsername(email: EmailAddress): string {
  const name = createHmac('sha256', siteEnvironment().clientSecret).update(`decoy ${email}`).digest('hex')
  return `${name.slice(0, 40)}@decoy.invalid`
}
