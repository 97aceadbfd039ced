import 'server-only'
import { systemClock } from '#lib/clock.ts'
import { confirmForgotPassword } from '#lib/cognito/confirm-forgot-password.ts'
import { confirmSignUp } from '#lib/cognito/confirm-sign-up.ts'
import { forgotPassword } from '#lib/cognito/forgot-password.ts'
import type { CognitoRefusal } from '#lib/cognito/refusal.ts'
import { resendConfirmationCode } from '#lib/cognito/resend-confirmation-code.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import type { Result } from '#lib/result.ts'
import type { PendingProof } from '#lib/session/pending-proof.ts'
import { noSoonerThanFloor } from './answer-floor.ts'
import { logAuthEvent } from './auth-log.ts'
import { type AskedForCode, orOutage, wrongOr } from './look-alike.ts'
import { throwawayPassword } from './throwaway-password.ts'

/**
 * What came of a code for an address. `confirmed`: the new account can be used. `needs-password`: the mailbox is proven,
 * but the account's password is somebody else's choice, and a code for setting another one is on its way. `needs-code`:
 * the same, but that code could not be mailed.
 */
export type ConfirmedAddress = 'confirmed' | 'needs-password' | 'needs-code' | 'wrong' | 'unavailable'

/** Proves an address after a sign-up. A wrong code is answered alike, whatever account there is behind the address. */
export async function confirmAddress(
  { email, account }: Pick<PendingProof, 'email' | 'account'>,
  code: string,
): Promise<ConfirmedAddress> {
  return noSoonerThanFloor(async () => {
    const begun = systemClock()
    const outcome = await provenOutcome(email, account, code)
    logAuthEvent({ event: 'address-confirmed', outcome, about: email }, begun)
    return outcome
  })
}

/** Has the code of a sign-up mailed once more, as far as Cognito's limits allow; it does not say whether they did. */
export async function requestConfirmationAgain({
  email,
  account,
}: Pick<PendingProof, 'email' | 'account'>): Promise<AskedForCode> {
  return noSoonerThanFloor(async () => {
    const begun = systemClock()
    const asked = await (account === 'confirmed' ? forgotPassword(email) : resendConfirmationCode(email))
    const outcome = asked.ok ? 'ok' : asked.error.code
    logAuthEvent({ event: 'confirmation-requested', outcome, about: email }, begun)
    return orOutage(asked, undefined)
  })
}

async function provenOutcome(
  email: EmailAddress,
  account: PendingProof['account'],
  code: string,
): Promise<ConfirmedAddress> {
  const outcome = outcomeOf(await prove(email, account, code), account)
  if (outcome !== 'needs-password') return outcome
  // Whoever began the account, or owned it before this browser's try, chose its password: it must not stay.
  const asked = await forgotPassword(email)
  return asked.ok ? 'needs-password' : 'needs-code'
}

/** An account with an owner takes a code only together with a new password: one that nobody knows, for the moment. */
async function prove(
  email: EmailAddress,
  account: PendingProof['account'],
  code: string,
): Promise<Result<undefined, CognitoRefusal>> {
  return account === 'confirmed'
    ? confirmForgotPassword(email, code, throwawayPassword())
    : confirmSignUp(email, code)
}

function outcomeOf(
  proven: Result<undefined, CognitoRefusal>,
  account: PendingProof['account'],
): ConfirmedAddress {
  // Cognito refuses by name what is confirmed already, as by a second press.
  const isDone = proven.ok || (account === 'new' && proven.error.code === 'not-allowed')
  if (isDone) return account === 'new' ? 'confirmed' : 'needs-password'
  return wrongOr(proven.error)
}
