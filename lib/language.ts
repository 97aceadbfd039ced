type Details = {
  readonly name: string
  /** For `lang` of pages and emails. */
  readonly tag: string
  readonly locale: string
  readonly direction: 'ltr' | 'rtl'
}

/** Every language that has a catalogue. A name is in its own language, for visitors who cannot read the page. */
const DETAILS = {
  en: { name: 'English', tag: 'en', locale: 'en-GB', direction: 'ltr' },
  de: { name: 'Deutsch', tag: 'de', locale: 'de-DE', direction: 'ltr' },
  es: { name: 'Español', tag: 'es', locale: 'es-ES', direction: 'ltr' },
  fr: { name: 'Français', tag: 'fr', locale: 'fr-FR', direction: 'ltr' },
  pt: { name: 'Português (Brasil)', tag: 'pt-BR', locale: 'pt-BR', direction: 'ltr' },
  ja: { name: '日本語', tag: 'ja', locale: 'ja-JP', direction: 'ltr' },
  // With the digits that codes have, so that a page and its email show one kind.
  ar: { name: 'العربية', tag: 'ar', locale: 'ar-u-nu-latn', direction: 'rtl' },
} as const satisfies Record<string, Details>

export type Language = keyof typeof DETAILS

/** What `Intl` takes for a language. */
export type Locale = (typeof DETAILS)[Language]['locale']

/** The languages of the site and its emails, in the order of the menu. One that is left out here is not offered. */
export const LANGUAGES: readonly Language[] = ['en', 'de', 'es', 'fr', 'pt', 'ja', 'ar']

/** For visitors who prefer none of them. */
export const DEFAULT_LANGUAGE: Language = 'en'

export function languageName(language: Language): string {
  return DETAILS[language].name
}

/** The `lang` of a page or an email. */
export function tagOf(language: Language): string {
  return DETAILS[language].tag
}

export function localeOf(language: Language): Locale {
  return DETAILS[language].locale
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return DETAILS[language].direction
}

/**
 * The language that a tag means, `de` for `de-AT`; undefined for anything else, of whatever type.
 * @see https://www.rfc-editor.org/rfc/rfc5646
 */
export function languageOf(tag: unknown): Language | undefined {
  if (typeof tag !== 'string') return undefined
  const primary = tag.slice(0, 35).toLowerCase().split('-')[0]
  return LANGUAGES.find((language) => language === primary)
}
