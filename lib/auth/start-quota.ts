import 'server-only'
import { consumeStart as callChargeStart } from '#lib/cognito/sign-up.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { VisitorContext } from '#lib/trigger-protocol.ts'
import { decoyUsername } from './enumeration-safe.ts'
import type { RequestCodeError } from './request-code.ts'

/**
 * Takes a place in the client address's limit of starts, before anything that no challenge trigger sees: passwords that are
 * tried, Cognito's own codes and their emails. Sign-ups are counted only where an account is really created, and so would
 * tell.
 */
export async function consumeStartQuota(
  email: EmailAddress,
  visitor: VisitorContext,
): Promise<Result<undefined, RequestCodeError>> {
  const charged = await callChargeStart(decoyUsername(email), visitor)
  if (charged.ok) return ok(undefined)
  return refused(charged.error.code === 'limited' ? charged.error : { code: 'unavailable' })
}
