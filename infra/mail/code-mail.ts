import type { Language } from '#lib/language.ts'
import { lasting } from './lasting.ts'
import type { Mail } from './mail.ts'
import { linkParagraph, mailHtml, softParagraph, strongParagraph } from './mail-html.ts'
import { utcTime } from './utc-time.ts'
import { mailWords } from './words.ts'

/** All that a code mail says. `validUntil` and `minutesLeft` are by the clock of whoever sends it. */
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
 * The mail with a code: pure, so that a gallery can show it. Code first, because previews and watches show little more.
 * The text ends in the line that lets a device offer the code on our site alone.
 * @see https://wicg.github.io/sms-one-time-codes/
 */
export function codeMail(facts: CodeMailFacts): Mail {
  const { appName, language, code } = facts
  const { code: words, openPage, neverAsked } = mailWords[language]
  const { hostname, origin } = new URL(facts.origin)
  const title = words.lead(code, appName)
  const validity = validityOf(facts)
  const link = filledIn(origin, code)
  return {
    subject: title,
    text: [title, validity, `${openPage}:\n${link}`, neverAsked, `@${hostname} #${code}`].join('\n\n'),
    html: mailHtml({
      language,
      appName,
      title,
      preheader: `${title} · ${validity}`,
      code,
      heading: words.heading(appName),
      paragraphs: [strongParagraph(validity), linkParagraph(openPage, link), softParagraph(neverAsked)],
    }),
  }
}

/**
 * The code page with the code in its field, and nothing else done. The code stands in the fragment, which browsers send to
 * no server, and the page opens nothing without the cookie of whoever asked: scanners of mail may follow the link.
 */
function filledIn(origin: string, code: string): string {
  return `${origin}/sign-in/code#${code}`
}

function validityOf({ language, minutesLeft, validUntil }: CodeMailFacts): string {
  const minutes = lasting(Math.max(1, minutesLeft), 'minute', language)
  return mailWords[language].worksUntil(minutes, utcTime(validUntil, language))
}
