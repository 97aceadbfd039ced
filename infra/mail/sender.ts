import { encodeWord, quoteString } from 'nodemailer/lib/mime-funcs'
import { type EmailAddress, EmailAddressSchema } from '#lib/email-address.ts'

/** Who an email comes from. */
export type Sender = { readonly name: string; readonly address: EmailAddress }

/** The sender as people read it, `Café, Inc. <no-reply@example.com>`: on pages, and in the triggers' variable `MAIL_FROM`. */
export function displayedSender({ name, address }: Sender): string {
  return name === '' ? address : `${name} <${address}>`
}

/** Reads what `displayedSender` writes. The name may hold anything but control characters. */
export function parseSender(displayed: string): Sender | undefined {
  const [, name = '', typed = displayed] = /^(\P{Cc}+) <([^<>]+)>$/u.exec(displayed) ?? []
  const address = EmailAddressSchema.safeParse(typed).data
  return address === undefined || typed !== typed.trim() ? undefined : { name, address }
}

/**
 * The sender in a From line: the name as words, quoted (RFC 5322, 3.2.4), or in encoded words (RFC 2047), in ASCII and on one line.
 * @see https://docs.aws.amazon.com/ses/latest/dg/send-email-concepts-email-format.html
 */
export function fromHeader({ name, address }: Sender): string {
  return name === '' ? address : `${phrase(name)} <${address}>`
}

function phrase(name: string): string {
  if (/^\w+( \w+)*$/.test(name)) return name
  return isPrintableAscii(name) ? quoteString(name) : encodedWords(name)
}

/** A header's text: as it is where ASCII can say it, else in encoded words. Throws for control characters: they end a header. */
export function headerText(text: string): string {
  if (/\p{Cc}/u.test(text)) throw new Error('A header of an email cannot hold a control character')
  return isPrintableAscii(text) ? text : encodedWords(text)
}

/** What reads like an encoded word must be one, or a mail client decodes it. */
function isPrintableAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text) && !text.includes('=?')
}

/** Several, where one would be longer than the 75 characters that it may have. */
function encodedWords(text: string): string {
  const isMostlyLatin = /^[\u0020-\u024f]*$/.test(text)
  return encodeWord(text, isMostlyLatin ? 'Q' : 'B', 52)
}
