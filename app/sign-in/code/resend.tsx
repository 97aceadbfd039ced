'use client'

import { Button } from '#app/_components/button.tsx'
import { LocalTime } from '#app/_components/local-time.tsx'
import { useLocale } from '#app/_components/locale-context.tsx'
import { useHasPassed, useSecondsLeft } from '#app/_components/passing-time.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import type { FormPerson } from '#app/_forms/person-field.tsx'
import { PostForm } from '#app/_forms/post-form.tsx'
import { fill, type Messages, pluralOf } from '#lib/messages/messages.ts'
import { resendCodeAction } from './actions.ts'

type ResendFormProps = {
  person: FormPerson
  words: Pick<Messages['code'], 'resend' | 'sendNew' | 'askAgainAt' | 'askAgainIn'> &
    Pick<Messages['start'], 'sending'>
  resendAt: number
  /** Epoch seconds; undefined where no answer can be right any more. */
  expiresAt: number | undefined
}

const SOON_SECONDS = 60

/** Asks for the code again. It can always be pressed; pressing early only says when. */
export function ResendForm({ person, words, resendAt, expiresAt }: ResendFormProps) {
  const isMain = useHasPassed(expiresAt ?? 0)
  return (
    <PostForm
      action={resendCodeAction}
      person={person}
      className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2"
    >
      <Button busyText={words.sending} tone={isMain ? 'primary' : 'quiet'}>
        {isMain ? words.sendNew : words.resend}
      </Button>
      <ResendHint words={words} resendAt={resendAt} />
    </PostForm>
  )
}

/** When the code may be asked for again: a countdown where scripts run (never announced), a time of day elsewhere. */
function ResendHint({ words, resendAt }: Pick<ResendFormProps, 'words' | 'resendAt'>) {
  const { locale } = useLocale()
  const left = useSecondsLeft(resendAt)
  if (left !== undefined && left <= 0) return null
  return (
    <span className="text-muted">
      {left === undefined || left > SOON_SECONDS ? (
        <Sentence of={words.askAgainAt} values={{ time: <LocalTime epochSeconds={resendAt} /> }} />
      ) : (
        fill(pluralOf(words.askAgainIn, locale, left), { count: left })
      )}
    </span>
  )
}
