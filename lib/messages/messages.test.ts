import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language, localeOf } from '#lib/language.ts'
import {
  CODE_LENGTH,
  COGNITO_CODE_LENGTH,
  MAX_EMAIL_LENGTH,
  MAX_NAME_LENGTH,
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH,
} from '#lib/limits.ts'
import { mails, pages } from './en.ts'
import { FALLBACK_TRANSLATIONS } from './fallback-translations.ts'
import { mailMessages } from './mail-messages.ts'
import { fill, type Messages, partsOf } from './messages.ts'
import { CATALOGUES } from './page-messages.ts'

/** Every sentence with its path; a plural is one. */
function sentencesIn(
  words: object,
  way: readonly string[] = [],
): [way: string, texts: Record<string, string>][] {
  return Object.entries(words).flatMap(([key, value]): [string, Record<string, string>][] => {
    const here = [...way, key]
    if (typeof value === 'string') return [[here.join('.'), { other: value }]]
    return 'other' in value ? [[here.join('.'), value]] : sentencesIn(value, here)
  })
}

function placesOf(text: string): string[] {
  return partsOf(text)
    .flatMap((part) => (typeof part === 'string' ? [] : part.name))
    .sort()
}

const english = new Map(sentencesIn({ pages, mails }))

/** What is the same word in English. */
const SAME: Partial<Record<Language, string[]>> = {
  de: ['pages.home.name', 'pages.account.name'],
  es: ['pages.ui.errorTitle'],
  fr: ['pages.account.sessions'],
}

describe.each(LANGUAGES)('the messages in %s', (language) => {
  const sentences = sentencesIn({ pages: CATALOGUES[language], mails: mailMessages[language] })

  it('fill in what the English ones do', () => {
    for (const [way, { other = '' }] of sentences) {
      expect(placesOf(other), way).toEqual(placesOf(english.get(way)?.['other'] ?? ''))
    }
  })

  it('are the same where the layout has failed', () => {
    expect(CATALOGUES[language].wentWrong).toEqual(FALLBACK_TRANSLATIONS[language])
  })

  it('leave nothing empty, and no blanks at the edges', () => {
    const texts = sentences.flatMap(([, plural]) => Object.values(plural))
    expect(texts.filter((text) => text.trim() !== text || text === '')).toEqual([])
  })

  it('have every plural category of the language but that of no thing at all, which is never said', () => {
    const categories = new Intl.PluralRules(localeOf(language)).resolvedOptions().pluralCategories
    const said = categories.filter((category) => category !== 'zero')
    const plurals = sentences.filter(([way]) => Object.keys(english.get(way) ?? {}).length > 1)
    expect(plurals.length).toBeGreaterThan(2)
    for (const [way, plural] of plurals) {
      expect(Object.keys(plural).sort(), way).toEqual(said.sort())
    }
  })

  it('say each thing in the language, not in English', () => {
    if (language === 'en') return
    const same = sentences
      .filter(([way, { other }]) => other === english.get(way)?.['other'])
      .filter(([, { other = '' }]) => /\p{L}{4,}/u.test(other.replace(/\{\w+\}/g, '')))
    expect(same.map(([way]) => way)).toEqual(SAME[language] ?? [])
  })
})

it('the Arabic nouns next to fixed numbers are in the form for these numbers', () => {
  const form = new Intl.PluralRules('ar')
  for (const count of [CODE_LENGTH.least, COGNITO_CODE_LENGTH, CODE_LENGTH.most]) {
    expect(form.select(count), `${count}`).toBe('few')
  }
  for (const count of [MIN_PASSWORD_LENGTH, MAX_PASSWORD_LENGTH, MAX_NAME_LENGTH, MAX_EMAIL_LENGTH]) {
    expect(form.select(count), `${count}`).toBe('many')
  }
})

/** At 320 px, a heading has room for ten signs of full width, and a button for twelve. */
const JAPANESE_LINES = [
  [
    10,
    ({ signedOut, ...words }: Messages) => [
      signedOut.here,
      signedOut.everywhere,
      signedOut.deleted,
      signedOut.password,
      ...Object.values(words).flatMap((page) =>
        'heading' in page ? page.heading : 'title' in page ? page.title : [],
      ),
    ],
  ],
  [12, ({ account, start, code }: Messages) => [account.signOutEverywhere, start.emailMeACode, code.sendNew]],
] as const

it('the longer Japanese headings and buttons say where a line may end', () => {
  for (const [room, linesOf] of JAPANESE_LINES) {
    const phrases = linesOf(CATALOGUES.ja).flatMap((line) => line.split('\u200b'))
    expect(phrases.filter((phrase) => phrase.length > room)).toEqual([])
  }
})

it('no line of a button ends after a hyphen', () => {
  expect(CATALOGUES.de.start.emailMeACode).toBe('Code per E\u2011Mail senden')
})

it('no line ends in "e-mail" or between a number and its unit', () => {
  expect(fill(CATALOGUES.de.signIn.withCode, { count: 6 })).toBe(
    'Wir senden Ihnen einen 6\u2011stelligen Code per E\u2011Mail.',
  )
})
