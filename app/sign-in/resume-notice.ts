import type { Messages } from '#lib/messages/messages.ts'
import type { PendingSignIn } from '#lib/session/pending-sign-in.ts'
import type { PendingVerification } from '#lib/session/pending-verification.ts'

/**
 * What somebody hears who comes to the sign-in page in the middle of something, in the mode with passwords. Undefined when
 * there is nothing to say.
 */
export function resumeNotice(
  words: Messages['signIn'],
  pending: PendingSignIn | undefined,
  proof: PendingVerification | undefined,
): string | undefined {
  if (pending !== undefined && pending.session === undefined) {
    return pending.notice?.kind === 'clock' ? words.clock : words.interrupted
  }
  if (pending !== undefined) return undefined
  switch (proof?.step) {
    case 'confirmed':
      return words.confirmed
    case 'changed':
      return words.passwordChanged
    case 'still-open':
      return words.changedStillOpen
    case 'maybe-changed':
      return words.maybeChanged
    case 'not-changed':
      return words.notChanged
    default:
      return undefined
  }
}
