import 'server-only'
import { systemClock } from '#lib/clock.ts'
import type { CognitoError } from '#lib/cognito/errors.ts'
import { confirmForgotPassword, forgotPassword } from '#lib/cognito/password-reset.ts'
import { confirmSignUp, resendConfirmationCode } from '#lib/cognito/sign-up.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { randomPassword } from '#lib/random-password.ts'
import type { Result } from '#lib/result.ts'
import type { PendingVerification } from '#lib/session/pending-verification.ts'
import type { VisitorContext } from '#lib/trigger-protocol.ts'
import { orOutage, wrongOr } from './enumeration-safe.ts'
import { logAuthEvent } from './log.ts'
import { COUNTED_MINIMUM_MILLISECONDS, withMinimumDuration } from './minimum-duration.ts'
import type { RequestCodeError } from './request-code.ts'
import { consumeStartQuota } from './start-quota.ts'

/**
 * What came of a code for an address. `confirmed`: the new account can be used. `needs-password`: the mailbox is proven,
 * but the account's password is somebody else's choice, and a code for setting another one is on its way. `needs-code`:
 * the same, but that code could not be mailed. `owned`: worded as a wrong code, for Cognito looked at none; the account has
 * been confirmed meanwhile, and takes the codes of a `confirmed` one from now on.
 */
export type ConfirmedAddress =
  | 'confirmed'
  | 'needs-password'
  | 'needs-code'
  | 'wrong'
  | 'owned'
  | 'unavailable'

type Proof = Pick<PendingVerification, 'email' | 'account'>

/** Answers on their way: a form that was sent twice in a row is one try, and both get what came of it. */
const underWay = new Map<string, Promise<ConfirmedAddress>>()

/** Proves an address after a sign-up. A wrong code is answered alike, whatever account there is behind the address. */
export async function confirmAddress(proof: Proof, code: string): Promise<ConfirmedAddress> {
  const key = [proof.email, proof.account, code].join(' ')
  const answer = underWay.get(key) ?? proveOnce(proof, code).finally(() => underWay.delete(key))
  underWay.set(key, answer)
  return answer
}

/**
 * Has the code of a sign-up mailed once more, as far as Cognito's limits allow; it does not say whether they did.
 * @returns whose code that is: an account that was confirmed meanwhile gets the code of one with an owner
 */
export async function requestConfirmationAgain(
  { email, account }: Proof,
  visitor: VisitorContext,
): Promise<Result<PendingVerification['account'], RequestCodeError>> {
  return withMinimumDuration(async () => {
    const begun = systemClock()
    const allowed = await consumeStartQuota(email, visitor)
    if (!allowed.ok) return allowed
    const resent = account === 'confirmed' ? undefined : await resendConfirmationCode(email)
    const isOwned = resent === undefined || (!resent.ok && resent.error.code === 'rejected')
    const asked = isOwned ? await forgotPassword(email) : resent
    const outcome = asked.ok ? 'ok' : asked.error.code
    logAuthEvent({ event: 'confirmation-requested', outcome, about: email }, begun)
    return orOutage(asked, isOwned ? 'confirmed' : account)
  }, COUNTED_MINIMUM_MILLISECONDS)
}

async function proveOnce({ email, account }: Proof, code: string): Promise<ConfirmedAddress> {
  return withMinimumDuration(async () => {
    const begun = systemClock()
    const outcome = await provenOutcome(email, account, code)
    logAuthEvent({ event: 'address-confirmed', outcome, about: email }, begun)
    return outcome
  })
}

async function provenOutcome(
  email: EmailAddress,
  account: PendingVerification['account'],
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
  // Sessions that are still open, and a stranger's password, end with the password that comes next.
  const isDone = proven.ok || proven.error.code === 'half-done'
  if (isDone) return account === 'new' ? 'confirmed' : 'needs-password'
  // Cognito refuses by name what is confirmed already: by its owner, or by an earlier try whose answer got lost.
  if (account !== 'confirmed' && proven.error.code === 'not-allowed') return 'owned'
  return wrongOr(proven.error)
}
