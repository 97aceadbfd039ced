import 'server-only'
import { createHmac } from 'node:crypto'
import type { CognitoError } from '#lib/cognito/errors.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { siteEnvironment } from '#lib/env.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { RequestCodeError } from './request-code.ts'

/** The result of requesting one of Cognito's own codes: it tells only outages and the limit of the client address. */
export type AskedForCode = Result<undefined, RequestCodeError>

/** Hides a refusal that concerns one account (a limit, a disabled account) and tells an outage, which concerns all. */
export function orOutage<T>(
  asked: Result<undefined, CognitoError>,
  value: T,
): Result<T, { readonly code: 'unavailable' }> {
  return asked.ok || asked.error.code !== 'unavailable' ? ok(value) : refused({ code: 'unavailable' })
}

/**
 * A refused code of Cognito's own, as `wrong`: its limits differ from call to call, and it says "expired" where no code was sent, so
 * the details would tell what account the address has.
 */
export function wrongOr({ code }: CognitoError): 'wrong' | 'unavailable' {
  return code === 'unavailable' || code === 'rejected' ? 'unavailable' : 'wrong'
}

/**
 * A username that no account can have, always the same for one address. Cognito answers it as an unknown user (`userNotFound`), with
 * the same limits. The domain is reserved: https://www.rfc-editor.org/rfc/rfc2606#section-2
 */
export function decoyUsername(email: EmailAddress): string {
  const name = createHmac('sha256', siteEnvironment().clientSecret).update(`decoy ${email}`).digest('hex')
  return `${name.slice(0, 40)}@decoy.invalid`
}
