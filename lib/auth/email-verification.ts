import 'server-only'
import { systemClock } from '#lib/clock.ts'
import type { CognitoError } from '#lib/cognito/errors.ts'
import { confirmForgotPassword, forgotPassword } from '#lib/cognito/password-reset.ts'
import { confirmSignUp, resendConfirmationCode } from '#lib/cognito/sign-up.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { shareInFlight } from '#lib/in-flight.ts'
import { randomPassword } from '#lib/random-password.ts'
import type { Result } from '#lib/result.ts'
import type { PendingVerification } from '#lib/session/pending-verification.ts'
import type { VisitorContext } from '#lib/trigger-protocol.ts'
import { orOutage, wrongOr } from './enumeration-safe.ts'
import { logAuthEvent } from './log.ts'
import { withMinimumDuration } from './minimum-duration.ts'
import type { RequestCodeError } from './request-code.ts'
import { consumeStartQuota } from './start-quota.ts'

/**
 * The result of a confirmation code. `confirmed`: the new account can be used. `needs-password`: the mailbox is verified, but
 * another person may have chosen the account's password, so a code for a new one is on its way. `needs-code`: the same, but that
 * email could not be sent. `owned`: shown as a wrong code, because Cognito checked none; the account was confirmed meanwhile and
 * takes the codes of a `confirmed` one from now on.
 */
export type ConfirmedAddress =
  | 'confirmed'
  | 'needs-password'
  | 'needs-code'
  | 'wrong'
  | 'owned'
  | 'unavailable'

type Verification = Pick<PendingVerification, 'email' | 'account'>

const inFlight = shareInFlight<ConfirmedAddress>()

/** Verifies an address after a sign-up. A wrong code gets the same answer, whatever account the address has. */
export async function confirmAddress(proof: Verification, code: string): Promise<ConfirmedAddress> {
  return inFlight([proof.email, proof.account, code].join(' '), () => confirmOnce(proof, code))
}

/**
 * Requests the code of a sign-up again. Cognito's limits may refuse it, which the answer does not tell.
 * @returns what account the address has: one that was confirmed meanwhile gets the code of a confirmed account
 */
export async function requestConfirmationAgain(
  { email, account }: Verification,
  visitor: VisitorContext,
): Promise<Result<PendingVerification['account'], RequestCodeError>> {
  return withMinimumDuration(async () => {
    const begun = systemClock()
    const allowed = await consumeStartQuota(email, visitor)
    if (!allowed.ok) return allowed
    const resent = account === 'confirmed' ? undefined : await resendConfirmationCode(email, visitor)
    const isOwned = resent === undefined || (!resent.ok && resent.error.code === 'rejected')
    const asked = isOwned ? await forgotPassword(email, visitor) : resent
    const outcome = asked.ok ? 'ok' : asked.error.code
    logAuthEvent({ event: 'confirmation-requested', outcome, about: email }, begun)
    return orOutage(asked, isOwned ? 'confirmed' : account)
  })
}

async function confirmOnce({ email, account }: Verification, code: string): Promise<ConfirmedAddress> {
  return withMinimumDuration(async () => {
    const begun = systemClock()
    const outcome = await confirmOutcome(email, account, code)
    logAuthEvent({ event: 'address-confirmed', outcome, about: email }, begun)
    return outcome
  })
}

async function confirmOutcome(
  email: EmailAddress,
  account: PendingVerification['account'],
  code: string,
): Promise<ConfirmedAddress> {
  const outcome = outcomeOf(await callConfirm(email, account, code), account)
  if (outcome !== 'needs-password') return outcome
  // Another person may have chosen this account's password, so it must be replaced.
  const asked = await forgotPassword(email, {})
  return asked.ok ? 'needs-password' : 'needs-code'
}

/** A confirmed account takes a code only together with a new password, so it gets a random one for the moment. */
async function callConfirm(
  email: EmailAddress,
  account: PendingVerification['account'],
  code: string,
): Promise<Result<undefined, CognitoError>> {
  return account === 'confirmed'
    ? confirmForgotPassword(email, code, randomPassword())
    : confirmSignUp(email, code, { begunBefore: account === 'unconfirmed' })
}

function outcomeOf(
  proven: Result<undefined, CognitoError>,
  account: PendingVerification['account'],
): ConfirmedAddress {
  // The next step sets a new password, which ends open sessions and replaces the other person's password.
  const isDone = proven.ok || proven.error.code === 'half-done'
  if (isDone) return account === 'new' ? 'confirmed' : 'needs-password'
  // Confirmed already: by its owner, or by an earlier attempt whose answer was lost.
  if (account !== 'confirmed' && proven.error.code === 'not-allowed') return 'owned'
  return wrongOr(proven.error)
}
