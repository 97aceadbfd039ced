import 'server-only'
import Negotiator from 'negotiator'
import { cookies, headers } from 'next/headers'
import { DEFAULT_LANGUAGE, LANGUAGES, type Language, languageOf } from '#lib/language.ts'
import { cookieName, responseCookie, unquoted } from '#lib/session/sealed-cookie.ts'

/** The longest that browsers keep a cookie: https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis */
const PREFERENCE_SECONDS = 400 * 24 * 60 * 60

/** Longer than any browser's list of languages. */
const MAX_ACCEPT_LANGUAGE = 500

/** The language of this page: the visitor's choice, or the best match for the browser's languages. */
export async function requestedLanguage(): Promise<Language> {
  return (
    languageOf(await readPreference('language')) ?? acceptedLanguage((await headers()).get('accept-language'))
  )
}

export async function rememberLanguage(language: Language): Promise<void> {
  await rememberPreference('language', language)
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.4 */
export function acceptedLanguage(header: string | null): Language {
  const negotiator = new Negotiator({
    headers: { 'accept-language': header?.slice(0, MAX_ACCEPT_LANGUAGE) ?? '' },
  })
  return languageOf(negotiator.language([...LANGUAGES])) ?? DEFAULT_LANGUAGE
}

export const THEMES = ['system', 'light', 'dark'] as const

/** The colour scheme: the device's own, or the visitor's choice. */
export type Theme = (typeof THEMES)[number]

export async function chosenTheme(): Promise<Theme> {
  return themeOf(await readPreference('theme')) ?? 'system'
}

export async function rememberTheme(theme: Theme): Promise<void> {
  await rememberPreference('theme', theme)
}

/** The theme of that name; undefined for anything else, of any type. */
export function themeOf(value: unknown): Theme | undefined {
  return THEMES.find((theme) => theme === value)
}

/** A preference decides nothing, so its cookie is not sealed. */
type Preference = 'language' | 'theme'

async function readPreference(preference: Preference): Promise<string | undefined> {
  return unquoted((await cookies()).get(cookieName(preference))?.value)
}

async function rememberPreference(preference: Preference, value: string): Promise<void> {
  ;(await cookies()).set(responseCookie(cookieName(preference), value, PREFERENCE_SECONDS))
}
