import type { ReactNode } from 'react'
import { LocalTime } from '#app/ui/local-time.tsx'
import type { PendingSignIn } from '#lib/session/pending-sign-in.ts'
import { plainSentences, typedFaultSentence, wrongCodeSentence } from './messages.ts'

/** What the page has to say: an error belongs to the field, a note to the page. */
export type Said = { readonly error?: string; readonly note?: ReactNode }

/** Words the notice of a pending sign-in. */
export function sayNotice(pending: PendingSignIn): Said {
  const { notice, parameters, email } = pending
  if (parameters.codeState === 'used-up' || parameters.codeState === 'used') {
    return plainSentences[parameters.codeState]
  }
  if (notice === undefined) return {}
  switch (notice.kind) {
    case 'empty':
    case 'length':
    case 'letters':
      return { error: typedFaultSentence(notice, parameters.codeLength) }
    case 'wrong':
      return { error: wrongCodeSentence(notice.first, parameters.triesLeft) }
    case 'expired':
      return { note: `That code has expired. We've sent a new one to ${email}.` }
    case 'sent-again':
      return {
        note: (
          <>
            We sent the code again at <LocalTime epochSeconds={parameters.sentAt} />.
          </>
        ),
      }
    case 'too-early':
      return {
        note: (
          <>
            The code is on its way. You can ask again at <LocalTime epochSeconds={parameters.resendAt} />.
          </>
        ),
      }
    case 'limited':
      return {
        note: (
          <>
            You have asked for several codes.{' '}
            {parameters.codeState === 'live' ? 'The last one may still work. ' : ''}
            You can ask for another at{' '}
            <LocalTime epochSeconds={notice.retryAtSeconds ?? parameters.resendAt} />.
          </>
        ),
      }
    default:
      return plainSentences[notice.kind]
  }
}
