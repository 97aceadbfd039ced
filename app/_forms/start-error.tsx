import { LocalTime } from '#app/_components/local-time.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import type { StartError } from './start-state.ts'
import type { StartWords } from './start-words.ts'

type StartErrorMessageProps = { words: Pick<StartWords, 'refusals'>; reason: StartError }

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
