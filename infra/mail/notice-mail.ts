import type { Mail } from './mail.ts'
import { noticeMailHtml } from './notice-mail-html.ts'
import { utcDate, utcTime } from './utc-time.ts'

/** What an owner is told of without having asked. */
export type Notice = 'wrong-codes' | 'password-changed'

/** All that a notice says. `at` is when it happened, by the clock of whoever sends it. */
export type NoticeMailFacts = {
  readonly appName: string
  /** The site's origin, the one address in the mail. */
  readonly origin: string
  readonly at: Date
}

/** The sentences of a notice, shared by its two parts. `remedy` ends where the site's address follows. */
export type NoticeMailWords = {
  readonly lead: string
  readonly happened: string
  readonly harmless: string
  readonly remedy: string
  readonly warning: string
}

/**
 * The mail that tells an owner of a password in use or replaced: what happened, when, and what to do. Pure, like the mail
 * with the code; it holds no code, and leads nowhere but to the site.
 */
export function noticeMail(notice: Notice, facts: NoticeMailFacts): Mail {
  const words = noticeMailWords(notice, facts)
  const { origin } = new URL(facts.origin)
  return {
    subject: words.lead,
    text: [words.lead, words.happened, words.harmless, `${words.remedy} ${origin}`, words.warning].join(
      '\n\n',
    ),
    html: noticeMailHtml(words, origin),
  }
}

type OwnWords = Omit<NoticeMailWords, 'warning'>

const WORDS: Record<Notice, (appName: string, when: string) => OwnWords> = {
  'wrong-codes': (appName, when) => ({
    lead: `Somebody entered your ${appName} password, then wrong codes`,
    happened: `The last wrong code came ${when}. Nobody gets in without a right one, and those go to this mailbox alone.`,
    harmless: 'Was it you? Then use the code of the newest mail; there is nothing else to do.',
    remedy: 'Not you? Then somebody knows your password. Choose a new one with "Forgot your password?" at',
  }),
  'password-changed': (appName, when) => ({
    lead: `Your ${appName} password was changed`,
    happened: `It was changed ${when}, with a code that we had mailed to this address.`,
    harmless: 'Was it you? Then there is nothing to do.',
    remedy:
      'Not you? Then somebody reads your mail. Change the password of your mailbox first, and then choose a new one ' +
      `for ${appName} with "Forgot your password?" at`,
  }),
}

const WARNING = "We'll never ask you for a password or a code by phone, chat or mail."

function noticeMailWords(notice: Notice, { appName, at }: NoticeMailFacts): NoticeMailWords {
  const when = `at ${utcTime(at)} UTC on ${utcDate(at)}`
  return { ...WORDS[notice](appName, when), warning: WARNING }
}
