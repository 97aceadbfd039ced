import { type Language, localeOf } from '#lib/language.ts'
import { mailMessages } from '#lib/messages/mail-messages.ts'
import { fill } from '#lib/messages/messages.ts'
import { formatDuration, formatTime } from '#lib/messages/time.ts'
import { linkParagraph, mailHtml, softParagraph, strongParagraph } from './mail-html.ts'
import type { Mail } from './mime-message.ts'

/** All that the email with a code says. `validUntil` and `minutesLeft` are by the sender's clock. */
export type CodeMailFacts = {
  readonly appName: string
  /** The site's origin: the last line of the text names its host, and the link leads there. */
  readonly origin: string
  readonly language: Language
  readonly code: string
  readonly validUntil: Date
  readonly minutesLeft: number
}

/**
 * The email with a code: pure, so that a gallery can show it. Code first, because previews and watches show little more.
 * The text ends with the line that lets a device offer the code on our site alone.
 * @see https://wicg.github.io/sms-one-time-codes/
 */
export function codeMail(facts: CodeMailFacts): Mail {
  const { appName: app, language, code } = facts
  const { code: messages, openPage, neverAsked } = mailMessages[language]
  const { hostname, origin } = new URL(facts.origin)
  const title = fill(messages.lead, { code, app })
  const validity = validityOf(facts)
  const link = filledIn(origin, code)
  return {
    subject: title,
    text: [title, validity, `${openPage}:\n${link}`, neverAsked, `@${hostname} #${code}`].join('\n\n'),
    html: mailHtml({
      language,
      appName: app,
      title,
      preheader: `${title} · ${validity}`,
      code,
      heading: fill(messages.heading, { app }),
      paragraphs: [strongParagraph(validity), linkParagraph(openPage, link), softParagraph(neverAsked)],
    }),
  }
}

/**
 * The code page with the code in its field, and nothing else done. Browsers send the fragment to no server, and the page
 * opens nothing without the visitor's cookie: email scanners may follow the link.
 */
function filledIn(origin: string, code: string): string {
  return `${origin}/sign-in/code#${code}`
}

function validityOf({ language, minutesLeft, validUntil }: CodeMailFacts): string {
  return fill(mailMessages[language].worksUntil, {
    duration: formatDuration(Math.max(1, minutesLeft), 'minute', localeOf(language)),
    time: formatTime(validUntil, localeOf(language), 'UTC'),
  })
}
