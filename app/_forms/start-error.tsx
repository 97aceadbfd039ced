import { LocalTime } from '#app/_components/local-time.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import type { Messages } from '#lib/messages/messages.ts'
import type { StartError } from './start-state.ts'

type StartErrorMessageProps = { words: Messages['start']; reason: StartError }

/** Why no code was requested, and what to do now. */
export function StartErrorMessage({ words, reason }: StartErrorMessageProps) {
  if (reason.code !== 'limited') return <span>{words.refusals[reason.code]}</span>
  return (
    <Sentence
      of={words.refusals.network}
      values={{
        time: (
          <strong>
            <LocalTime epochSeconds={reason.retryAtSeconds} />
          </strong>
        ),
      }}
    />
  )
}
