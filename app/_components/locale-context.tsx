'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { Language } from '#lib/language.ts'
import type { Messages } from '#lib/messages/messages.ts'

/** What pieces of any page need to know of the language: which it is, and the few words that are theirs. */
type Locale = {
  readonly language: Language
  readonly words: Pick<Messages, 'ui' | 'wentWrong'>
}

const LocaleContext = createContext<Locale | undefined>(undefined)

/** Wraps every page, in the layout. */
export function LocaleProvider({ language, words, children }: Locale & { children: ReactNode }) {
  return <LocaleContext value={{ language, words }}>{children}</LocaleContext>
}

export function useLocale(): Locale {
  const locale = useContext(LocaleContext)
  if (locale === undefined) throw new Error('LocaleProvider is missing: see app/layout.tsx.')
  return locale
}
