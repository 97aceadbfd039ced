import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '#lib/language.ts'
import { codeMail } from './code-mail.ts'
import { linksIn, preheaderOf, visibleText } from './testing/mail-text.ts'

const FACTS = {
  appName: 'App',
  origin: 'https://app.example.com',
  language: 'en',
  code: '012345',
  validUntil: new Date('2026-11-23T10:17:59Z'),
  minutesLeft: 10,
} as const

describe.each(LANGUAGES)('the code mail in %s', (language) => {
  const facts = { ...FACTS, language }

  it('begins with the code: subject, text, preheader and what is seen first', () => {
    const mail = codeMail(facts)
    expect(mail.subject).toMatch(/^012345 .*App/)
    expect(mail.text.startsWith(`${mail.subject}\n\n`)).toBe(true)
    expect(preheaderOf(mail.html).startsWith(mail.subject)).toBe(true)
    expect(visibleText(mail.html)).toMatch(/^012345 /)
  })

  it('ends its text in the line that binds the code to our host', () => {
    expect(codeMail(facts).text.split('\n').at(-1)).toBe('@app.example.com #012345')
    const local = codeMail({ ...facts, origin: 'http://localhost:3000' })
    expect(local.text.split('\n').at(-1)).toBe('@localhost #012345')
  })

  it('shows the code once, as one run of digits in one element that runs from left to right', () => {
    const { html } = codeMail(facts)
    expect(visibleText(html).split('012345')).toHaveLength(2)
    expect(html).toMatch(/<p dir="ltr"[^>]*><span class="digits"[^>]*>012345<\/span><\/p>/)
  })

  it('links to the code page alone, with the code in the fragment, which no server gets to see', () => {
    const { text, html } = codeMail({ ...facts, origin: 'https://app.example.com/x?y' })
    const link = 'https://app.example.com/sign-in/code#012345'
    expect(linksIn(html)).toEqual([link])
    expect(text.match(/https?:\S*/g)).toEqual([link])
    expect(text).toContain(`:\n${link}\n`)
    expect(visibleText(html)).not.toContain('http')
  })

  it('says how long the code works and until when, in both parts and in the preheader', () => {
    const { text, html } = codeMail(facts)
    for (const part of [text, visibleText(html), preheaderOf(html)])
      expect(part).toMatch(/10\D.*(10:17.*UTC|UTC.*10:17)/)
  })
})

it('the code mail says it in the words of the language', () => {
  const { subject, text } = codeMail({ ...FACTS, language: 'de', minutesLeft: 1 })
  expect(subject).toBe('012345 ist Ihr Code für App')
  expect(text).toContain('Er ist 1 Minute gültig (bis 10:17 Uhr UTC).')
  expect(codeMail({ ...FACTS, language: 'ar', minutesLeft: 2 }).text).toContain('دقيقتان')
  expect(codeMail({ ...FACTS, language: 'ar', minutesLeft: 3 }).text).toContain('3 دقائق')
})

it('the code mail in English says what it is, and warns of people who ask for the code', () => {
  const { subject, text, html } = codeMail(FACTS)
  expect(subject).toBe('012345 is your App code')
  for (const part of [text, visibleText(html)]) {
    expect(part).toContain('It works for 10 minutes (until 10:17 UTC).')
    expect(part).toContain('Open the sign-in page with the code filled in')
    expect(part).toContain(
      "We'll never ask you for this code by phone or chat. Didn't ask for this code? Ignore this email.",
    )
  }
})

it('a code that is about to end works for a minute, not for none', () => {
  for (const minutesLeft of [0, 1]) {
    expect(codeMail({ ...FACTS, minutesLeft }).text).toContain('for 1 minute (until')
  }
})
