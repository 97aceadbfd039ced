'use client'

import { createContext, type ReactNode, useContext, useEffect } from 'react'
import type { Language } from '#lib/language.ts'
import type { Messages } from '#lib/messages/messages.ts'
import { noteArrival } from './server-clock.ts'

/** What pieces of any page need to know: the language, the few words that are theirs, and when the page was rendered. */
type Locale = {
  readonly language: Language
  readonly words: Pick<Messages, 'ui' | 'wentWrong'>
  /** By the server's clock, in milliseconds. */
  readonly renderedAt: number
}

const LocaleContext = createContext<Locale | undefined>(undefined)

/** Wraps every page, in the layout. */
export function LocaleProvider({ children, ...locale }: Locale & { children: ReactNode }) {
  const { renderedAt } = locale
  useEffect(() => noteArrival(renderedAt), [renderedAt])
  return <LocaleContext value={locale}>{children}</LocaleContext>
}

export function useLocale(): Locale {
  const locale = useContext(LocaleContext)
  if (locale === undefined) throw new Error('LocaleProvider is missing: see app/layout.tsx.')
  return locale
}
