import { describe, expect, it } from 'vitest'
import { directionOf, LANGUAGES, tagOf } from '#lib/language.ts'
import { mailPreviews } from './previews.ts'
import { preheaderOf, visibleText } from './testing/mail-text.ts'

const FACTS = {
  appName: 'App',
  origin: 'https://app.example.com',
  code: '012345',
  at: new Date('2026-11-23T10:17:59Z'),
}
const LONGEST_NAME = `<img src=x onerror="a('b')"> & Co`.padEnd(60, '&')

/** What the API of Cognito takes as a message. `\s` is Java's: plain white space only. */
const COGNITO_LETTERS = /^[\p{L}\p{M}\p{S}\p{N}\p{P} \t\n\r]*$/u

describe.each(mailPreviews(FACTS))(
  'the mail $kind in $language',
  ({ kind, language, subject, html, text }) => {
    it('names its language, its direction and both colour schemes', () => {
      const place = `lang="${tagOf(language)}" dir="${directionOf(language)}"`
      expect(html).toContain(`<html ${place}>`)
      expect(html).toContain(`<table ${place} `)
      expect(html).toContain('<meta name="color-scheme" content="light dark">')
    })

    it('has a dark paint for everything that has a light one', () => {
      const painted = new Set([...html.matchAll(/class="(\w+)" style="[^"]*color:/g)].map(([, part]) => part))
      expect(painted.size).toBeGreaterThan(5)
      for (const part of painted) expect(html).toMatch(new RegExp(`^\\.${part}\\{`, 'm'))
    })

    it('says everything: no sentence is empty and no place was left open', () => {
      const said = [subject, visibleText(html), preheaderOf(html), ...text.split('\n\n')].join('\n')
      expect(said).not.toMatch(/undefined|null|NaN|\[object|[{}$]/)
      expect(html).not.toMatch(/<(p|h1|a|span)\b[^>]*>\s*<\/\1>/)
      expect(text).not.toMatch(/\n\s*\n\s*\n|^\s|\s$/)
    })

    it('has a subject of one line that Cognito and lists of mails have room for', () => {
      expect(subject).not.toMatch(/\n/)
      expect(subject.replace('App', 'A'.repeat(60)).length).toBeLessThanOrEqual(140)
    })

    it('loads nothing and runs nothing', () => {
      expect(html).not.toMatch(/<(img|link|script|iframe|form|video|object)\b|url\(|@import|\bsrc=/i)
    })

    it('holds no other digits that could be taken for the code', () => {
      const runs = visibleText(html).match(/\d{5,}/g) ?? []
      expect(runs).toEqual(['code', 'confirm-address', 'new-password'].includes(kind) ? [FACTS.code] : [])
    })

    it('has letters that Cognito takes, and breaks no time of day', () => {
      expect(html).toMatch(COGNITO_LETTERS)
      expect(visibleText(html)).not.toMatch(/\be-mail/i)
      expect(html.slice(html.indexOf('<table'))).not.toMatch(/\d UTC/)
    })
  },
)

describe.each(mailPreviews({ ...FACTS, appName: LONGEST_NAME }))(
  'the mail $kind in $language of an app with the longest of names',
  (mail) => {
    const { html, text, subject } = mail

    it('escapes it', () => {
      expect(html).not.toContain('<img')
      expect(html).toContain('&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt; &amp; Co')
    })

    it('stays small', () => {
      expect(Buffer.byteLength(html) + Buffer.byteLength(text)).toBeLessThan(20_000)
      expect(subject.length).toBeLessThanOrEqual(140)
    })
  },
)

it('no mail in another language holds a sentence in English', () => {
  const mails = mailPreviews(FACTS).map((mail) => ({
    ...mail,
    said: `${mail.subject}. ${visibleText(mail.html)}`,
  }))
  for (const english of mails.filter(({ language }) => language === 'en')) {
    const others = mails.filter(({ kind, language }) => kind === english.kind && language !== 'en')
    const sentences = english.said.split(/(?<=[.?:])\s/).filter((sentence) => sentence.includes(' '))
    expect(others).toHaveLength(LANGUAGES.length - 1)
    expect(sentences.length).toBeGreaterThan(3)
    for (const { said } of others) {
      expect(sentences.filter((sentence) => said.includes(sentence))).toEqual([])
    }
  }
})
