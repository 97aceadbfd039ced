import { codeMailHtml } from './code-mail-html.ts'
import type { Mail } from './mail.ts'
import { utcTime } from './utc-time.ts'

/** All that a code mail says. `validUntil` and `minutesLeft` are by the clock of whoever sends it. */
export type CodeMailFacts = {
  readonly appName: string
  /** The site's origin; the last line of the text names its host. */
  readonly origin: string
  readonly code: string
  readonly validUntil: Date
  readonly minutesLeft: number
}

/** The sentences of the mail, shared by its two parts. */
export type CodeMailWords = { readonly lead: string; readonly validity: string; readonly warning: string }

/**
 * The mail with a code: pure, so that a gallery can show it. Code first, because previews and watches show little more.
 * The text ends in the line that lets a device offer the code on our site alone.
 * @see https://wicg.github.io/sms-one-time-codes/
 */
export function codeMail(facts: CodeMailFacts): Mail {
  const words = codeMailWords(facts)
  const { hostname } = new URL(facts.origin)
  return {
    subject: words.lead,
    text: [words.lead, words.validity, words.warning, `@${hostname} #${facts.code}`].join('\n\n'),
    html: codeMailHtml(facts, words),
  }
}

function codeMailWords({ appName, code, validUntil, minutesLeft }: CodeMailFacts): CodeMailWords {
  const minutes = Math.max(1, minutesLeft)
  return {
    lead: `${code} is your ${appName} code`,
    validity: `It works for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, until ${utcTime(validUntil)} UTC.`,
    warning: "We'll never ask you for this code by phone or chat. Not you? Ignore this mail.",
  }
}
