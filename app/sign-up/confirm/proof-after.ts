import type { ConfirmedAddress } from '#lib/auth/confirm-address.ts'
import type { PendingProof } from '#lib/session/pending-proof.ts'

/** The proof as it stands after a code was tried. */
export function proofAfter(proof: PendingProof, outcome: ConfirmedAddress, typed: string): PendingProof {
  const { notice, typed: _tried, ...rest } = proof
  switch (outcome) {
    case 'confirmed':
      return { ...rest, step: 'confirmed' }
    case 'needs-password':
      return { ...rest, step: 'reset', notice: { kind: 'taken' } }
    case 'wrong':
      return { ...rest, typed, notice: { kind: 'wrong', first: notice?.kind !== 'wrong' } }
    case 'unavailable':
      return { ...rest, typed, notice: { kind: 'unavailable' } }
  }
}
