import 'server-only'
import type { ClientData } from '#lib/cognito/client-data.ts'
import { initiateAuthWithSrp } from '#lib/cognito/initiate-auth.ts'
import { newSrpExchange } from '#lib/cognito/password-claim.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { decoyUsername } from './decoy-username.ts'
import type { RequestCodeError } from './request-code.ts'

/** Of all starts that only take a place: nobody ever proves a password to them. */
let publicValue: string | undefined

/**
 * Takes a place in the client address's budget of starts, before anything that Cognito does not count by client address:
 * its own codes and their mails. Sign-ups are counted only where an account is really created, and so would tell. The start
 * is of a name that nobody has, and goes no further.
 */
export async function chargeStart(
  email: EmailAddress,
  client: ClientData,
): Promise<Result<undefined, RequestCodeError>> {
  publicValue ??= newSrpExchange().srpA
  const started = await initiateAuthWithSrp(decoyUsername(email), publicValue, client)
  if (started.ok) return ok(undefined)
  return refused(started.error.code === 'limited' ? started.error : { code: 'unavailable' })
}
