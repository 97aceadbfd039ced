import type { ReactNode } from 'react'
import { addressIn } from '#app/_components/address.tsx'
import { LocalTime } from '#app/_components/local-time.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import type { CodeMessage } from '#app/_forms/code-form.tsx'
import { codeError } from '#app/_forms/field-errors.ts'
import type { Language } from '#lib/language.ts'
import { fill, type Messages, pluralOf } from '#lib/messages/messages.ts'
import type { CodeNotice, PendingSignIn } from '#lib/session/pending-sign-in.ts'

type NoticeWords = Pick<Messages, 'code' | 'codeFaults' | 'codeNotices'>

/** Words the notice of a pending sign-in. */
export function codeNotice(pending: PendingSignIn, words: NoticeWords, language: Language): CodeMessage {
  const { notice, parameters } = pending
  const said = words.codeNotices
  // The code counts as used then, but it was right.
  if (notice?.kind === 'clock') return { error: said.clock }
  if (parameters.codeState === 'used-up' || parameters.codeState === 'used') {
    return { error: said[parameters.codeState], note: whenToAsk(pending, words) }
  }
  if (notice === undefined) return {}
  switch (notice.kind) {
    case 'empty':
    case 'length':
    case 'letters':
      return { error: codeError(words.codeFaults, language, notice, parameters.codeLength) }
    case 'wrong':
      return { error: notice.first ? said.wrong : wrongAgain(said, language, parameters.triesLeft) }
    case 'expired':
    case 'sent-again':
    case 'sent-new':
    case 'too-early':
    case 'limited':
      return { note: noteOf(notice, pending, said) }
    case 'interrupted':
      return { error: fill(said.interrupted, { button: words.code.submit }) }
    default:
      return { error: said[notice.kind] }
  }
}

/** For a new code in place of a dead one that was asked for too early or too often. */
function whenToAsk({ notice, parameters }: PendingSignIn, words: NoticeWords): ReactNode {
  if (notice?.kind !== 'too-early' && notice?.kind !== 'limited') return undefined
  const isLimit = notice.kind === 'limited'
  const atSeconds = (isLimit ? notice.retryAtSeconds : undefined) ?? parameters.resendAt
  return (
    <Sentence
      of={isLimit ? words.codeNotices.limited : words.code.askAgainAt}
      values={{ time: <LocalTime epochSeconds={atSeconds} /> }}
    />
  )
}

/** From the second wrong code on, the tries are counted. */
function wrongAgain(words: Messages['codeNotices'], language: Language, count: number): string {
  return fill(pluralOf(words.wrongAgain, language, count), { count })
}

type Note = Extract<CodeNotice, { kind: 'expired' | 'sent-again' | 'sent-new' | 'too-early' | 'limited' }>

function noteOf(
  notice: Note,
  { email, parameters }: PendingSignIn,
  words: Messages['codeNotices'],
): ReactNode {
  const sentAt = <LocalTime epochSeconds={parameters.sentAt} />
  const resendAt = <LocalTime epochSeconds={parameters.resendAt} />
  switch (notice.kind) {
    case 'expired':
      return <Sentence of={words.expired} values={{ address: addressIn(email) }} />
    case 'sent-again':
      return <Sentence of={words.sentAgain} values={{ time: sentAt }} />
    case 'sent-new':
      return <Sentence of={words.sentNew} values={{ time: sentAt }} />
    case 'too-early':
      return <Sentence of={words.tooEarly} values={{ time: sentAt, next: resendAt }} />
    case 'limited':
      return (
        <Sentence
          of={parameters.codeState === 'live' ? words.limitedLive : words.limited}
          values={{ time: <LocalTime epochSeconds={notice.retryAtSeconds ?? parameters.resendAt} /> }}
        />
      )
  }
}
