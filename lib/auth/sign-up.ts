import 'server-only'
import { systemClock } from '#lib/clock.ts'
import type { CognitoError } from '#lib/cognito/errors.ts'
import type { CodeChallenge } from '#lib/cognito/sign-in.ts'
import { signUp as createAccount } from '#lib/cognito/sign-up.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { randomPassword } from '#lib/random-password.ts'
import { type Result, refused } from '#lib/result.ts'
import type { VisitorContext } from '#lib/trigger-protocol.ts'
import { logAuthEvent } from './log.ts'
import { withMinimumDuration } from './minimum-duration.ts'
import { type RequestCodeError, startSignIn } from './request-code.ts'

/**
 * Creates an account unless there is one, then requests a code: the code both proves the mailbox and signs in. An
 * address that already has an account gets the same screens and a working code, so nothing can be learnt here.
 */
export async function signUp(
  email: EmailAddress,
  visitor: VisitorContext,
): Promise<Result<CodeChallenge, RequestCodeError>> {
  return withMinimumDuration(async () => {
    const begun = systemClock()
    const created = await createAccount(email, randomPassword(), visitor)
    const outcome = created.ok ? 'created' : created.error.code
    logAuthEvent({ event: 'signed-up', outcome, about: email }, begun)
    // Over the limit of sign-ups, an address with an account would still be told the limit of starts: so is any other.
    if (created.ok || HIDDEN_ERRORS.has(created.error.code)) return startSignIn(email, visitor)
    return refused({ code: 'unavailable' })
  })
}

/** What an address may be refused for that must not show; a start answers each of them as it answers everybody. */
const HIDDEN_ERRORS: ReadonlySet<CognitoError['code']> = new Set(['exists', 'rejected', 'limited'])
