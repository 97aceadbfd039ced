import { epochSeconds, systemClock } from '#lib/clock.ts'
import type { Result } from '#lib/result.ts'
import type { PendingVerification, VerificationNotice } from '#lib/session/pending-verification.ts'
import type { ConfirmedAddress } from './email-verification.ts'
import type { RequestCodeError } from './request-code.ts'

/** The pending verification after a code was submitted. */
export function afterCode(
  proof: PendingVerification,
  outcome: ConfirmedAddress,
  typed: string,
): PendingVerification {
  const { notice, typed: _tried, ...rest } = proof
  switch (outcome) {
    case 'confirmed':
      return { ...rest, step: 'confirmed' }
    case 'needs-password':
      return { ...rest, step: 'reset', notice: { kind: 'taken' } }
    case 'needs-code':
      return { ...rest, step: 'reset', notice: { kind: 'unavailable' } }
    case 'wrong':
      return { ...rest, typed, notice: { kind: 'wrong', first: notice?.kind !== 'wrong' } }
    case 'owned':
      return { ...afterCode(proof, 'wrong', typed), account: 'confirmed' }
    case 'unavailable':
      return { ...rest, typed, notice: { kind: 'unavailable' } }
  }
}

/** The pending verification after another request for its code; the answer may tell whose account it is. */
export function afterCodeRequest(
  proof: PendingVerification,
  asked: Result<PendingVerification['account'] | undefined, RequestCodeError>,
): PendingVerification {
  if (!asked.ok) return { ...proof, notice: refusedNotice(asked.error) }
  const { typed: _old, ...rest } = proof
  const account = asked.value ?? proof.account
  return { ...rest, account, notice: { kind: 'asked-again', atSeconds: epochSeconds(systemClock()) } }
}

/** Why no code was requested; the same for every address. */
export function refusedNotice(error: RequestCodeError): VerificationNotice {
  return error.code === 'limited'
    ? { kind: 'limited', retryAtSeconds: error.retryAtSeconds }
    : { kind: 'unavailable' }
}
