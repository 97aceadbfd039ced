'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { Words } from '#app/words/words.ts'
import type { Language } from '#lib/language.ts'

/** What pieces of any page need to know of the language: which it is, and the few words that are theirs. */
type Spoken = {
  readonly language: Language
  readonly words: Pick<Words, 'ui' | 'wentWrong'>
}

const SpokenContext = createContext<Spoken | undefined>(undefined)

/** Stands around every page, in the layout. */
export function SpokenProvider({ language, words, children }: Spoken & { children: ReactNode }) {
  return <SpokenContext value={{ language, words }}>{children}</SpokenContext>
}

export function useSpoken(): Spoken {
  const spoken = useContext(SpokenContext)
  if (spoken === undefined) throw new Error('SpokenProvider is missing: it stands in app/layout.tsx.')
  return spoken
}
