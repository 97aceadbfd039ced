import 'server-only'
import Negotiator from 'negotiator'
import { headers } from 'next/headers'
import { DEFAULT_LANGUAGE, LANGUAGES, type Language, languageOf } from '#lib/language.ts'
import { readPreference, rememberPreference } from './preferences.ts'

/** Longer than any browser's list of languages. */
const MAX_HEADER = 500

/** The language of this request's page: what was chosen here before, or else the browser's best that we speak. */
export async function requestedLanguage(): Promise<Language> {
  return (
    languageOf(await readPreference('language')) ?? acceptedLanguage((await headers()).get('accept-language'))
  )
}

/** Keeps a choice, for this page and all that follow. */
export async function rememberLanguage(language: Language): Promise<void> {
  await rememberPreference('language', language)
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.4 */
export function acceptedLanguage(header: string | null): Language {
  const negotiator = new Negotiator({ headers: { 'accept-language': header?.slice(0, MAX_HEADER) ?? '' } })
  return languageOf(negotiator.language([...LANGUAGES])) ?? DEFAULT_LANGUAGE
}
