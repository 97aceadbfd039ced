import 'server-only'
import { createHmac } from 'node:crypto'
import type { CognitoError } from '#lib/cognito/errors.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { siteEnvironment } from '#lib/env.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { RequestCodeError } from './request-code.ts'

/** A code of Cognito's own was asked for; whether it was sent is said in an outage only, or over a limit of everybody's. */
export type AskedForCode = Result<undefined, RequestCodeError>

/** What Cognito refuses about one account (a limit, a disabled one) must not show; an outage concerns everybody. */
export function orOutage<T>(
  asked: Result<undefined, CognitoError>,
  value: T,
): Result<T, { readonly code: 'unavailable' }> {
  return asked.ok || asked.error.code !== 'unavailable' ? ok(value) : refused({ code: 'unavailable' })
}

/**
 * A refused code of Cognito's own. Its limits differ from call to call, and "expired" is also what it says where none was
 * mailed: said as what they are, they would tell what account there is.
 */
export function wrongOr({ code }: CognitoError): 'wrong' | 'unavailable' {
  return code === 'unavailable' || code === 'rejected' ? 'unavailable' : 'wrong'
}

/**
 * A user name that no account can have, always the same for one address. A start with it runs Cognito's own way for
 * unknown users (`userNotFound`), with its limits and its endings.
 * The domain is reserved for that: https://www.rfc-editor.org/rfc/rfc2606#section-2
 */
export function decoyUsername(email: EmailAddress): string {
  const name = createHmac('sha256', siteEnvironment().clientSecret).update(`decoy ${email}`).digest('hex')
  return `${name.slice(0, 40)}@decoy.invalid`
}
