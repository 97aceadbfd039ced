import PostalMime, { type Email } from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '#lib/language.ts'
import { mimeMessage } from './mime-message.ts'
import { mailPreviews } from './previews.ts'
import { parseSender, type Sender } from './sender.ts'

const to = 'anna@example.com'
const MAIL = { subject: '123456 is your App code', text: 'Text', html: '<p>HTML</p>' }
const facts = { appName: 'Café, 日本語', origin: 'https://www.example.com', code: '123456', at: new Date() }

describe('the message of an email', () => {
  it.each(LANGUAGES)('says in %s what the email says', async (language) => {
    for (const mail of mailPreviews(facts, [language])) {
      const parsed = await parse(mimeMessage({ from: sender('Acme, Inc.'), to, mail }))
      expect(parsed).toMatchObject({ subject: mail.subject, to: [{ address: to }] })
      expect(parsed.text?.trimEnd()).toBe(mail.text.trimEnd())
      expect(parsed.html?.trimEnd()).toBe(mail.html.trimEnd())
    }
  })

  it('is ASCII in lines of at most 76 characters, whatever the brand', () => {
    for (const name of ['App', 'Acme, Inc. '.repeat(5).trim(), '日本語の会社のとても長い名前の株式会社']) {
      const subject = `123456 ${name} ${name}`
      const message = mimeMessage({ from: sender(name), to, mail: { ...MAIL, subject } })
      for (const line of message.split('\r\n')) expect(line).toMatch(/^[\x20-\x7e]{0,76}$/)
    }
  })

  it('asks autoresponders not to answer', async () => {
    const { headers } = await parse(mimeMessage({ from: sender('App'), to, mail: MAIL }))
    expect(headers).toContainEqual(
      expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }),
    )
  })

  it('cannot be ended or continued by what it says', async () => {
    const text = '--=_part--\r\n\r\n--=_part\nFrom: other@example.com\n.\n= =_part é'
    const parsed = await parse(
      mimeMessage({ from: sender('App'), to, mail: { subject: 'Hi', text, html: text } }),
    )
    expect(parsed.text?.trimEnd()).toBe(text.replaceAll('\r\n', '\n'))
    expect(parsed.html?.trimEnd()).toBe(text.replaceAll('\r\n', '\n'))
  })

  it.each([
    { to: 'a@example.com\r\nBcc: b@example.com' },
    { subject: 'Hello\nBcc: b@example.com' },
    { subject: 'Hello\r\n\r\nother text' },
  ])('gets no further header from %j', ({ to: recipient = to, subject = 'Hi' }) => {
    const mail = { subject, text: '', html: '' }
    expect(() => mimeMessage({ from: sender('App'), to: recipient, mail })).toThrow('control character')
  })
})

function sender(name: string): Sender {
  const parsed = parseSender(`${name} <no-reply@example.com>`)
  if (parsed === undefined) throw new Error(`${name} is no name`)
  return parsed
}

function parse(message: string): Promise<Email> {
  return PostalMime.parse(message)
}
