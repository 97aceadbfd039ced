import type { Language } from '#lib/language.ts'
import type { Mail, Notice } from './mail.ts'
import { linkParagraph, mailHtml, softParagraph, strongParagraph } from './mail-html.ts'
import { utcDate, utcTime } from './utc-time.ts'
import { mailWords } from './words.ts'

/** All that a notice says. `at` is when it happened, by the clock of whoever sends it. */
export type NoticeMailFacts = {
  readonly appName: string
  /** The site's origin, the one address in the mail. */
  readonly origin: string
  readonly language: Language
  readonly at: Date
}

/**
 * The mail that tells an owner what happened to the account, when, and what to do. Pure, like the mail
 * with the code; it holds no code, and its one link shows where it leads: to the site.
 */
export function noticeMail(notice: Notice, { appName, origin: site, language, at }: NoticeMailFacts): Mail {
  const { notices, neverAskedAtAll } = mailWords[language]
  const words = notices[notice]
  const { origin } = new URL(site)
  const title = words.lead(appName)
  const happened = words.happened(utcDate(at, language), utcTime(at, language))
  const remedy = words.remedy(appName)
  return {
    subject: title,
    text: [title, happened, words.harmless, `${remedy}\n${origin}`, neverAskedAtAll].join('\n\n'),
    html: mailHtml({
      language,
      appName,
      title,
      preheader: happened,
      heading: title,
      paragraphs: [
        ...[happened, words.harmless, remedy].map(strongParagraph),
        linkParagraph(origin, origin),
        softParagraph(neverAskedAtAll),
      ],
    }),
  }
}
