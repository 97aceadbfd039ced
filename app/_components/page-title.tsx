'use client'

import { brand } from '#lib/brand.ts'
import { fill } from '#lib/messages/messages.ts'
import { useLocale } from './locale-context.tsx'

type PageTitleProps = { children: string; isError?: boolean }

/** The document's title; React lifts it into the head. An error is announced first, where a screen reader begins. */
export function PageTitle({ children, isError = false }: PageTitleProps) {
  const { words } = useLocale()
  const title = isError ? fill(words.ui.errorTitle, { title: children }) : children
  // Hints for line ends are of no use there.
  return <title>{`${title.replaceAll('\u200b', '')} · ${brand.name}`}</title>
}
