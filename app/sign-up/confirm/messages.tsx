import type { ReactNode } from 'react'
import { typedFaultSentence } from '#app/sign-in/code/messages.ts'
import type { Said } from '#app/sign-in/code/notice.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import type { ProofNotice } from '#lib/session/pending-proof.ts'

/** How long the codes are that Cognito makes itself. */
export const COGNITO_CODE_LENGTH = 6

export const proofSentences = {
  wrong: "That code isn't right, or it no longer works. Check the newest e-mail and try again.",
  wrongAgain:
    "That code isn't right, or it no longer works. Ask for a new one, or wait an hour: only so many tries are taken.",
  unavailable: "We can't check or send codes right now. Your code is kept. Try again in a few minutes.",
} as const

/** Words the notice of a proof that is under way. */
export function sayProofNotice(notice: ProofNotice | undefined): Said {
  if (notice === undefined) return {}
  switch (notice.kind) {
    case 'empty':
    case 'length':
    case 'letters':
      return { error: typedFaultSentence(notice, COGNITO_CODE_LENGTH) }
    case 'wrong':
      return { error: notice.first ? proofSentences.wrong : proofSentences.wrongAgain }
    case 'unavailable':
      return { error: proofSentences.unavailable }
    default:
      return { note: noteOf(notice) }
  }
}

function noteOf(
  notice: Extract<ProofNotice, { kind: 'asked-again' | 'not-confirmed' | 'taken' }>,
): ReactNode {
  switch (notice.kind) {
    case 'asked-again':
      return (
        <>
          We asked for another code at <LocalTime epochSeconds={notice.atSeconds} />. If none comes, the last
          one may still work; only a few are sent in an hour.
        </>
      )
    case 'not-confirmed':
      return 'Your password is right, but this address was never confirmed. A new code is on its way.'
    case 'taken':
      return 'There was an account with this address already. Choose a password for it: we have sent one more code.'
  }
}
