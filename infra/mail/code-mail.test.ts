import { describe, expect, it } from 'vitest'
import { codeMail } from './code-mail.ts'
import { hidden, visibleText } from './testing/seen.ts'

const FACTS = {
  appName: 'App',
  origin: 'https://app.example.com',
  code: '012345',
  validUntil: new Date('2026-11-23T10:17:59Z'),
  minutesLeft: 10,
}

describe('the code mail', () => {
  it('begins with the code: subject, text, preheader and what is seen first', () => {
    const mail = codeMail(FACTS)
    expect(mail.subject).toBe('012345 is your App code')
    expect(mail.text).toMatch(/^012345 is your App code\n/)
    expect(hidden(mail.html)).toMatch(/^012345 is your App code/)
    expect(visibleText(mail.html)).toMatch(/^012345 /)
  })

  it('ends its text in the line that binds the code to our host', () => {
    expect(codeMail(FACTS).text.split('\n').at(-1)).toBe('@app.example.com #012345')
    const local = codeMail({ ...FACTS, origin: 'http://localhost:3000' })
    expect(local.text.split('\n').at(-1)).toBe('@localhost #012345')
  })

  it('shows the code once, as one run of digits in one element', () => {
    const { html } = codeMail(FACTS)
    expect(visibleText(html).split('012345')).toHaveLength(2)
    expect(html).toContain('>012345</span>')
  })

  it('says how long the code works and until when, in both parts', () => {
    const { text, html } = codeMail(FACTS)
    for (const part of [text, visibleText(html)]) {
      expect(part).toContain('It works for 10 minutes, until 10:17 UTC.')
    }
    expect(codeMail({ ...FACTS, minutesLeft: 1 }).text).toContain('for 1 minute, until')
    expect(codeMail({ ...FACTS, minutesLeft: 0 }).text).toContain('for 1 minute, until')
  })

  it('warns of people who ask for the code', () => {
    const { text, html } = codeMail(FACTS)
    expect(text).toContain("We'll never ask you for this code by phone or chat. Not you? Ignore this mail.")
    expect(html).toContain(
      'We&#39;ll never ask you for this code by phone or chat. Not you? Ignore this mail.',
    )
  })

  it('escapes the name of the app', () => {
    const { html } = codeMail({ ...FACTS, appName: `<img src=x onerror="a('b')"> & Co` })
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt; &amp; Co')
  })

  it('loads nothing, follows nothing, and stays small', () => {
    const { html, text } = codeMail({ ...FACTS, appName: 'A'.repeat(60) })
    expect(html).not.toMatch(/<(img|link|script|iframe|a|form)\b|url\(|@import|https?:/i)
    expect(Buffer.byteLength(html) + Buffer.byteLength(text)).toBeLessThan(20_000)
  })

  it('names its language and both colour schemes', () => {
    const { html } = codeMail(FACTS)
    expect(html).toContain('<html lang="en" dir="ltr">')
    expect(html).toContain('<meta name="color-scheme" content="light dark">')
  })
})
