import { LocalTime } from '#app/_components/local-time.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import type { Messages } from '#lib/messages/messages.ts'
import type { StartError } from './start-state.ts'

type StartErrorMessageProps = {
  words: Messages['start']
  reason: StartError
  hasPending: boolean
  /** A limit was reached by trying passwords, not by asking for codes. */
  asksForPassword?: boolean
}

/** Why no code was requested, and what to do now. */
export function StartErrorMessage({
  words,
  reason,
  hasPending,
  asksForPassword = false,
}: StartErrorMessageProps) {
  if (reason.code !== 'limited') return words.refusals[reason.code]
  return (
    <>
      <Sentence
        of={asksForPassword ? words.refusals.attempts : words.refusals.limited}
        values={{
          time: (
            <strong>
              <LocalTime epochSeconds={reason.retryAtSeconds} />
            </strong>
          ),
        }}
      />{' '}
      {hasPending ? <TextLink href="/sign-in/code">{words.enterTheCode}</TextLink> : null}
    </>
  )
}
