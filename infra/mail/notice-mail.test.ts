import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '#lib/language.ts'
import { NOTICES, type Notice, noticeMail } from './notice-mail.ts'
import { preheaderOf, visibleText } from './testing/mail-text.ts'

const FACTS = {
  appName: 'App',
  origin: 'https://app.example.com',
  language: 'en',
  at: new Date('2026-11-23T10:07:59Z'),
} as const

const EACH = NOTICES.flatMap((notice) => LANGUAGES.map((language) => ({ notice, language })))

/** Everything in both parts that a mail client could make a link of. */
function addressesIn(notice: Notice, facts: Parameters<typeof noticeMail>[1]): string[] {
  const { text, html } = noticeMail(notice, facts)
  return [...`${text}\n${html}`.matchAll(/\b(?:https?|javascript|mailto):[^\s<"]*/g)].map(([found]) => found)
}

describe.each(EACH)('the notice $notice in $language', ({ notice, language }) => {
  const facts = { ...FACTS, language }

  it('says what happened first: subject, text and what is seen', () => {
    const mail = noticeMail(notice, facts)
    expect(mail.text.startsWith(`${mail.subject}\n\n`)).toBe(true)
    expect(visibleText(mail.html).startsWith(mail.subject)).toBe(true)
  })

  it('says when, in UTC, in both parts and in the preheader', () => {
    const { text, html } = noticeMail(notice, facts)
    for (const part of [text, visibleText(html), preheaderOf(html)]) {
      expect(part).toContain('10:07')
      expect(part).toContain('UTC')
      expect(part).toMatch(/23\D+2026|2026\D+11\D+23/)
    }
  })

  it('leads to the origin of the site and nowhere else, whatever path is configured', () => {
    for (const origin of [
      'https://app.example.com',
      'https://app.example.com/',
      'https://app.example.com/x?y',
    ]) {
      expect(new Set(addressesIn(notice, { ...facts, origin }))).toEqual(new Set(['https://app.example.com']))
    }
  })

  it('shows where its link leads, on a line of its own that runs from left to right', () => {
    const { text, html } = noticeMail(notice, facts)
    expect(text).toContain('\nhttps://app.example.com\n')
    expect(html).toContain('<bdi dir="ltr">https://app.example.com</bdi></a>')
  })
})

describe.each(NOTICES)('the notice %s in English', (notice) => {
  it('says when in words, what to do, and warns of people who ask', () => {
    const { text, html } = noticeMail(notice, FACTS)
    for (const part of [text, visibleText(html)]) {
      expect(part).toContain('at 10:07 UTC on 23 November 2026')
      expect(part).toMatch(/If this was you.*If this wasn't you.* with ".+" on our site:\shttps/s)
      expect(part).toContain("We'll never ask you for a password or a code by phone, chat or email.")
    }
  })
})

it('the notice of wrong codes says that the password is known', () => {
  const { subject, text } = noticeMail('wrong-codes', FACTS)
  expect(subject).toBe('Failed sign-in attempt on your App account')
  expect(text).toContain("If this wasn't you, someone knows your password.")
})

it('the notice of a new password says when it was chosen, and nothing of how: a reset and the account send the same', () => {
  const { subject, text } = noticeMail('password-changed', FACTS)
  expect(subject).toBe('Your App password was changed')
  expect(text).toContain('It was changed at 10:07 UTC on 23 November 2026.')
})
