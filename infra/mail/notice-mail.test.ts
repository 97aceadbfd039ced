import { describe, expect, it } from 'vitest'
import { type Notice, noticeMail } from './notice-mail.ts'
import { hidden, visibleText } from './testing/seen.ts'

const FACTS = {
  appName: 'App',
  origin: 'https://app.example.com',
  at: new Date('2026-11-23T10:07:59Z'),
}

const NOTICES = ['wrong-codes', 'password-changed'] as const satisfies readonly Notice[]

/** Everything in both parts that a mail client could make a link of. */
function addressesIn(notice: Notice, facts = FACTS): string[] {
  const { text, html } = noticeMail(notice, facts)
  return [...`${text}\n${html}`.matchAll(/\b(?:https?|javascript|mailto):[^\s<"]*/g)].map(([found]) => found)
}

describe.each(NOTICES)('the notice %s', (notice) => {
  it('says what happened first: subject, text and what is seen', () => {
    const mail = noticeMail(notice, FACTS)
    expect(mail.text.startsWith(`${mail.subject}\n\n`)).toBe(true)
    expect(visibleText(mail.html).startsWith(mail.subject)).toBe(true)
  })

  it('says when, in UTC, in both parts and in the preheader', () => {
    const { text, html } = noticeMail(notice, FACTS)
    for (const part of [text, visibleText(html), hidden(html)]) {
      expect(part).toContain('at 10:07 UTC on 23 November 2026')
    }
  })

  it('says what to do, and warns of people who ask', () => {
    const { text, html } = noticeMail(notice, FACTS)
    for (const part of [text, visibleText(html).replaceAll('&quot;', '"').replaceAll('&#39;', "'")]) {
      expect(part).toMatch(/Was it you\? Then .*Not you\? Then .* with "Forgot your password\?" at https/s)
      expect(part).toContain("We'll never ask you for a password or a code by phone, chat or mail.")
    }
  })

  it('holds no code', () => {
    const { subject, text, html } = noticeMail(notice, FACTS)
    expect([subject, text, visibleText(html)].join('\n')).not.toMatch(/\d{5}/)
  })

  it('leads to the origin of the site and nowhere else, whatever path is configured', () => {
    for (const origin of [
      'https://app.example.com',
      'https://app.example.com/',
      'https://app.example.com/x?y',
    ]) {
      expect(new Set(addressesIn(notice, { ...FACTS, origin }))).toEqual(new Set(['https://app.example.com']))
    }
  })

  it('escapes the name of the app', () => {
    const { html } = noticeMail(notice, { ...FACTS, appName: `<img src=x onerror="a('b')"> & Co` })
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt; &amp; Co')
  })

  it('loads nothing, and stays small', () => {
    const { html, text } = noticeMail(notice, { ...FACTS, appName: 'A'.repeat(60) })
    expect(html).not.toMatch(/<(img|link|script|iframe|form)\b|url\(|@import/i)
    expect(Buffer.byteLength(html) + Buffer.byteLength(text)).toBeLessThan(20_000)
  })
})

it('the notice of wrong codes says that the password is known', () => {
  const { subject, text } = noticeMail('wrong-codes', FACTS)
  expect(subject).toBe('Somebody entered your App password, then wrong codes')
  expect(text).toContain('Not you? Then somebody knows your password.')
})

it('the notice of a new password says that a code was mailed for it', () => {
  const { subject, text } = noticeMail('password-changed', FACTS)
  expect(subject).toBe('Your App password was changed')
  expect(text).toContain('with a code that we had mailed to this address')
})
