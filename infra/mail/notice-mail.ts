import { type Language, localeOf } from '#lib/language.ts'
import { mailMessages } from '#lib/messages/mail-messages.ts'
import { fill } from '#lib/messages/messages.ts'
import { formatDate, formatTime } from '#lib/messages/time.ts'
import { linkParagraph, mailHtml, softParagraph, strongParagraph } from './mail-html.ts'
import type { Mail } from './mime-message.ts'

/** What an owner is told without having asked. */
export const NOTICES = ['wrong-codes', 'password-changed'] as const

export type Notice = (typeof NOTICES)[number]

/** All that a notice says. `at` is when it happened, by the sender's clock. */
type NoticeMailFacts = {
  readonly appName: string
  /** The site's origin, the one address in the email. */
  readonly origin: string
  readonly language: Language
  readonly at: Date
}

/**
 * The email that tells an owner what happened to the account, when, and what to do. Pure, like the email with the code.
 * It holds no code, and its one link shows that it leads to the site.
 */
export function noticeMail(
  notice: Notice,
  { appName: app, origin: site, language, at }: NoticeMailFacts,
): Mail {
  const { notices, forgotPassword, neverAskedAtAll } = mailMessages[language]
  const messages = notices[notice]
  const { origin } = new URL(site)
  const title = fill(messages.lead, { app })
  const happened = fill(messages.happened, {
    date: formatDate(at, localeOf(language), 'UTC'),
    time: formatTime(at, localeOf(language), 'UTC'),
  })
  // Fonts in email programs may lack the narrow space that French pages have.
  const remedy = fill(messages.remedy, { app, link: forgotPassword.replaceAll('\u202f', '\u00a0') })
  return {
    subject: title,
    text: [title, happened, messages.harmless, `${remedy}\n${origin}`, neverAskedAtAll].join('\n\n'),
    html: mailHtml({
      language,
      appName: app,
      title,
      preheader: happened,
      heading: title,
      paragraphs: [
        ...[happened, messages.harmless, remedy].map(strongParagraph),
        linkParagraph(origin, origin),
        softParagraph(neverAskedAtAll),
      ],
    }),
  }
}
