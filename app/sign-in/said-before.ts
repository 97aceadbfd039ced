import type { PendingProof } from '#lib/session/pending-proof.ts'
import type { PendingSignIn } from '#lib/session/pending-sign-in.ts'

/**
 * What somebody hears who comes to the sign-in page in the middle of something, in the mode with passwords. Undefined when
 * there is nothing to say.
 */
export function sayBefore(
  pending: PendingSignIn | undefined,
  proof: PendingProof | undefined,
): string | undefined {
  if (pending !== undefined && pending.session === undefined) {
    return pending.notice?.kind === 'used-up'
      ? 'Too many wrong codes. Sign in again for a new one.'
      : 'Your sign-in was interrupted. Enter your password again; a code that you have may still work.'
  }
  if (pending !== undefined) return undefined
  if (proof?.step === 'confirmed') return 'Your address is confirmed. Now sign in with your password.'
  if (proof?.step === 'changed') {
    return 'Your password is changed, and you are signed out everywhere. Sign in with the new one.'
  }
  return undefined
}
