import type { ConfirmedAddress } from '#lib/auth/confirm-address.ts'
import type { AskedForCode } from '#lib/auth/look-alike.ts'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import type { PendingProof } from '#lib/session/pending-proof.ts'

/** The proof as it stands after a code was tried. */
export function proofAfter(proof: PendingProof, outcome: ConfirmedAddress, typed: string): PendingProof {
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
    case 'unavailable':
      return { ...rest, typed, notice: { kind: 'unavailable' } }
  }
}

/** The proof as it stands after its code was asked for once more. */
export function proofAfterAsking(proof: PendingProof, asked: AskedForCode): PendingProof {
  const atSeconds = epochSeconds(systemClock())
  return { ...proof, notice: asked.ok ? { kind: 'asked-again', atSeconds } : { kind: 'unavailable' } }
}
