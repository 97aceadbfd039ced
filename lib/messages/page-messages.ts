import 'server-only'
import { cache } from 'react'
import { requestedLanguage } from '#lib/http/language.ts'
import type { Language } from '#lib/language.ts'
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { ja } from './ja.ts'
import type { Messages } from './messages.ts'
import { pt } from './pt.ts'

/** A language without its words does not compile. */
export const CATALOGUES: Record<Language, Messages> = { en, de, es, fr, pt, ja, ar }

/** The language of this request, and everything that the site says in it. */
export const pageMessages = cache(async (): Promise<{ language: Language; words: Messages }> => {
  const language = await requestedLanguage()
  return { language, words: CATALOGUES[language] }
})
