import 'server-only'
import { cache } from 'react'
import { requestedLanguage } from '#lib/http/preferences.ts'
import { type Language, type Locale, localeOf } from '#lib/language.ts'
import { pages as ar } from './ar.ts'
import { pages as de } from './de.ts'
import { pages as en } from './en.ts'
import { pages as es } from './es.ts'
import { pages as fr } from './fr.ts'
import { pages as ja } from './ja.ts'
import { type Messages, unbroken } from './messages.ts'
import { pages as pt } from './pt.ts'

/** A language without its sentences does not compile. */
export const CATALOGUES: Record<Language, Messages> = withoutBreaks({ en, de, es, fr, pt, ja, ar })

type PageMessages = { readonly language: Language; readonly locale: Locale; readonly words: Messages }

/** The language of this request, and everything that the site says in it. */
export const pageMessages = cache(async (): Promise<PageMessages> => {
  const language = await requestedLanguage()
  return { language, locale: localeOf(language), words: CATALOGUES[language] }
})

function withoutBreaks(catalogues: Record<Language, Messages>): Record<Language, Messages> {
  return JSON.parse(JSON.stringify(catalogues), (_, value) =>
    typeof value === 'string' ? unbroken(value) : value,
  )
}
