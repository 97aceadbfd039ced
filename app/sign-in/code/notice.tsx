import type { ReactNode } from 'react'
import { addressIn } from '#app/_components/address.tsx'
import { LocalTime } from '#app/_components/local-time.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { codeError } from '#app/_forms/code-error.ts'
import type { CodeMessage } from '#app/_forms/code-form.tsx'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import type { Locale } from '#lib/language.ts'
import { fill, type Messages, pluralOf } from '#lib/messages/messages.ts'
import type { CodeNotice, PendingSignIn } from '#lib/session/pending-sign-in.ts'

type NoticeWords = Pick<Messages, 'start' | 'code' | 'codeFaults' | 'codeNotices'>

/** Words the notice of a pending sign-in. */
export function codeNotice(pending: PendingSignIn, words: NoticeWords, locale: Locale): CodeMessage {
  const { notice, parameters } = pending
  const said = words.codeNotices
  // The code counts as used then, but it was right.
  if (notice?.kind === 'clock') return { error: said.clock }
  const end = endOfCode(pending)
  if (end !== undefined && notice?.kind !== 'unavailable') {
    const note = whenToAsk(pending, words)
    return note === undefined ? { error: said[end] } : { note }
  }
  if (notice === undefined) return {}
  switch (notice.kind) {
    case 'empty':
    case 'length':
    case 'letters':
      return { error: codeError(words.codeFaults, locale, notice, parameters.codeLength) }
    case 'wrong':
      return { error: notice.first ? said.wrong : wrongAgain(said, locale, parameters.triesLeft) }
    case 'expired':
    case 'sent-again':
    case 'sent-new':
    case 'too-early':
    case 'limited':
      return { note: noteOf(notice, pending, words) }
    case 'interrupted':
      return { error: fill(said.interrupted, { button: words.code.submit }) }
    default:
      return { error: said[notice.kind] }
  }
}

/** Why no answer can be right any more, if that is so. */
export function endOfCode({
  parameters: { codeState, expiresAt },
}: Pick<PendingSignIn, 'parameters'>): 'used' | 'used-up' | 'ranOut' | undefined {
  if (codeState === 'used' || codeState === 'used-up') return codeState
  return codeState === 'expired' || expiresAt <= epochSeconds(systemClock()) ? 'ranOut' : undefined
}

/** For a new code in place of a dead one that was asked for too early or too often, as long as there is something to wait for. */
function whenToAsk({ notice, parameters }: PendingSignIn, words: NoticeWords): ReactNode {
  if (notice?.kind !== 'too-early' && notice?.kind !== 'limited') return undefined
  const isLimit = notice.kind === 'limited'
  const ofNetwork = isLimit ? notice.retryAtSeconds : undefined
  const atSeconds = ofNetwork ?? parameters.resendAt
  if (atSeconds <= epochSeconds(systemClock())) return undefined
  const ofAddress = isLimit ? words.codeNotices.limited : words.code.askAgainAt
  return (
    <Sentence
      of={ofNetwork === undefined ? ofAddress : words.start.refusals.network}
      values={{ time: <LocalTime epochSeconds={atSeconds} /> }}
    />
  )
}

/** From the second wrong code on, the tries are counted. */
function wrongAgain(words: Messages['codeNotices'], locale: Locale, count: number): string {
  return fill(pluralOf(words.wrongAgain, locale, count), { count })
}

type Note = Extract<CodeNotice, { kind: 'expired' | 'sent-again' | 'sent-new' | 'too-early' | 'limited' }>

function noteOf(
  notice: Note,
  { email, parameters }: PendingSignIn,
  { start, codeNotices: words }: NoticeWords,
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
          of={notice.retryAtSeconds === undefined ? words.limitedLive : start.refusals.network}
          values={{ time: <LocalTime epochSeconds={notice.retryAtSeconds ?? parameters.resendAt} /> }}
        />
      )
  }
}
