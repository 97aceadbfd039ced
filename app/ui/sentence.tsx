import { Fragment, type ReactNode } from 'react'
import { partsOf } from '#app/words/fill.ts'
import type { Template } from '#app/words/words.ts'

type SentenceProps<Names extends string> = {
  of: Template<Names>
  values: Record<Names, ReactNode>
}

/** A sentence with elements in its places. */
export function Sentence<Names extends string>({ of, values }: SentenceProps<Names>) {
  const elements: Record<string, ReactNode> = values
  return partsOf(of).map((part) =>
    typeof part === 'string' ? part : <Fragment key={part.name}>{elements[part.name]}</Fragment>,
  )
}
