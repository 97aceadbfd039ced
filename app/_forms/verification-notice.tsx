import type { ReactNode } from 'react'
import { LocalTime } from '#app/_components/local-time.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import type { Locale } from '#lib/language.ts'
import { COGNITO_CODE_LENGTH } from '#lib/limits.ts'
import type { Messages } from '#lib/messages/messages.ts'
import type { VerificationNotice } from '#lib/session/pending-verification.ts'
import { codeError } from './code-error.ts'
import type { CodeMessage } from './code-form.tsx'

type NoticeWords = Pick<Messages, 'start' | 'codeFaults' | 'codeNotices' | 'confirmAddress'>

/** The notice of a pending verification, in words. */
export function verificationNotice(
  notice: VerificationNotice | undefined,
  words: NoticeWords,
  locale: Locale,
): CodeMessage {
  const said = words.confirmAddress
  if (notice === undefined) return {}
  switch (notice.kind) {
    case 'empty':
    case 'length':
    case 'letters':
      return { error: codeError(words.codeFaults, locale, notice, COGNITO_CODE_LENGTH) }
    case 'wrong':
      return { error: notice.first ? said.wrong : said.wrongAgain }
    case 'unavailable':
      return { error: words.codeNotices.unavailable }
    case 'limited':
      return { note: limitedNote(notice, words) }
    default:
      return { note: noteOf(notice, said) }
  }
}

function limitedNote(
  { retryAtSeconds }: Extract<VerificationNotice, { kind: 'limited' }>,
  words: NoticeWords,
) {
  const time = <LocalTime epochSeconds={retryAtSeconds} />
  return <Sentence of={words.start.refusals.network} values={{ time }} />
}

function noteOf(
  notice: Extract<VerificationNotice, { kind: 'asked-again' | 'not-confirmed' | 'reset-required' | 'taken' }>,
  words: Messages['confirmAddress'],
): ReactNode {
  switch (notice.kind) {
    case 'asked-again':
      return (
        <Sentence of={words.askedAgain} values={{ time: <LocalTime epochSeconds={notice.atSeconds} /> }} />
      )
    case 'not-confirmed':
      return words.notConfirmed
    case 'reset-required':
      return words.resetRequired
    case 'taken':
      return words.taken
  }
}
