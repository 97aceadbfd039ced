/** The languages of pages and emails, in the order of the menu. */
export const LANGUAGES = ['en', 'de', 'es', 'fr', 'pt', 'ja', 'ar'] as const

export type Language = (typeof LANGUAGES)[number]

/** For visitors whose browser asks for none of them. */
export const DEFAULT_LANGUAGE: Language = 'en'

/** Each in its own language, so that a visitor who cannot read the page finds it. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  pt: 'Português',
  ja: '日本語',
  ar: 'العربية',
}

/** Arabic with the digits of the codes, so that a page and its email show the same kind. */
const LOCALES: Record<Language, string> = {
  en: 'en-GB',
  de: 'de-DE',
  es: 'es-ES',
  fr: 'fr-FR',
  pt: 'pt-BR',
  ja: 'ja-JP',
  ar: 'ar-u-nu-latn',
}

/** The locale for `Intl`. */
export function localeOf(language: Language): string {
  return LOCALES[language]
}

const DIRECTIONS: Record<Language, 'ltr' | 'rtl'> = {
  en: 'ltr',
  de: 'ltr',
  es: 'ltr',
  fr: 'ltr',
  pt: 'ltr',
  ja: 'ltr',
  ar: 'rtl',
}

/** The direction of writing. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return DIRECTIONS[language]
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
