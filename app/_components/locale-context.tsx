'use client'

import { createContext, type ReactNode, useContext, useEffect } from 'react'
import type { Locale } from '#lib/language.ts'
import type { Messages } from '#lib/messages/messages.ts'
import { noteArrival } from './server-clock.ts'

/** What pieces of any page need to know: the site's name, the language, the few words that are theirs, and when it was rendered. */
type PageContext = {
  readonly appName: string
  readonly locale: Locale
  readonly ui: Messages['ui']
  /** By the server's clock, in milliseconds. */
  readonly renderedAt: number
}

const LocaleContext = createContext<PageContext | undefined>(undefined)

/** Wraps every page, in the layout. */
export function LocaleProvider({ children, ...page }: PageContext & { children: ReactNode }) {
  const { renderedAt } = page
  useEffect(() => noteArrival(renderedAt), [renderedAt])
  return <LocaleContext value={page}>{children}</LocaleContext>
}

export function useLocale(): PageContext {
  const page = useContext(LocaleContext)
  if (page === undefined) throw new Error('LocaleProvider is missing: see app/layout.tsx.')
  return page
}
