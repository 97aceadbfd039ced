import 'server-only'
import { systemClock } from '#lib/clock.ts'
import type { ClientData } from '#lib/cognito/client-data.ts'
import { signUp as createAccount } from '#lib/cognito/sign-up.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { type Result, refused } from '#lib/result.ts'
import { noSoonerThanFloor } from './answer-floor.ts'
import { logAuthEvent } from './auth-log.ts'
import { type RequestCodeError, type RequestedCode, startSignIn } from './request-code.ts'

/**
 * Creates an account unless there is one, then requests a code: the code both proves the mailbox and signs in. An
 * address that already has an account gets the same screens and a working code, so nothing can be learnt here.
 */
export async function signUp(
  email: EmailAddress,
  client: ClientData,
): Promise<Result<RequestedCode, RequestCodeError>> {
  return noSoonerThanFloor(async () => {
    const begun = systemClock()
    const created = await createAccount(email, client)
    const outcome = created.ok ? 'created' : created.error.code
    logAuthEvent({ event: 'signed-up', outcome, about: email }, begun)
    if (created.ok || created.error.code === 'exists' || created.error.code === 'rejected') {
      return startSignIn(email, client)
    }
    return refused(created.error.code === 'limited' ? created.error : { code: 'unavailable' })
  })
}
