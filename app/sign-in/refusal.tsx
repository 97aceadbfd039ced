import { LocalTime } from '#app/ui/local-time.tsx'
import { Sentence } from '#app/ui/sentence.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import type { Words } from '#app/words/words.ts'
import type { PasswordRefusal } from '#lib/auth/password-start.ts'

/** Why a form that asks for an address led nowhere. */
export type StartRefusal =
  | Exclude<PasswordRefusal, { code: 'not-confirmed' | 'reset-required' }>
  | { readonly code: 'no-cookies' | 'wrong-again' }

type RefusalProps = { words: Words['start']; reason: StartRefusal; hasPending: boolean }

/** Why no code was requested, and what to do now. */
export function Refusal({ words, reason, hasPending }: RefusalProps) {
  if (reason.code !== 'limited') return words.refusals[reason.code]
  return (
    <>
      <Sentence
        of={words.refusals.limited}
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
