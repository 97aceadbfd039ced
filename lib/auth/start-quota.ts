import 'server-only'
import { consumeStart } from '#lib/cognito/sign-up.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { VisitorContext } from '#lib/trigger-protocol.ts'
import { decoyUsername } from './enumeration-safe.ts'
import type { RequestCodeError } from './request-code.ts'

/**
 * Counts a start of this client address before calls that no challenge trigger sees: password attempts, and Cognito's own codes
 * and emails. (A sign-up alone is counted only when it creates an account, which would tell whether there was one.)
 */
export async function consumeStartQuota(
  email: EmailAddress,
  visitor: VisitorContext,
): Promise<Result<undefined, RequestCodeError>> {
  const counted = await consumeStart(decoyUsername(email), visitor)
  if (counted.ok) return ok(undefined)
  return refused(counted.error.code === 'limited' ? counted.error : { code: 'unavailable' })
}
