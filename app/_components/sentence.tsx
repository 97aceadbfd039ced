import { cloneElement, isValidElement, type ReactNode } from 'react'
import { partsOf, type Template } from '#lib/messages/messages.ts'
import { textKey } from './text-key.ts'

/** An element, or a function that is given the signs that close the phrase, to keep them with its end. */
type Value = ReactNode | ((closing: string) => ReactNode)

type SentenceProps<Names extends string> = {
  of: Template<Names>
  values: Record<Names, Value>
  /** A link that follows it. */
  children?: ReactNode
}

/** A full stop, a comma, a bracket. */
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}]+/u

/**
 * A sentence with elements in its places. Translators of browsers take texts out of the page, and React can neither change nor remove
 * them then: whatever changes is in an element of its own, and another sentence is another element.
 */
export function Sentence<Names extends string>({ of, values, children }: SentenceProps<Names>) {
  const elements: Record<string, Value> = values
  let taken = 0
  const parts = partsOf(of)
  const filled = parts.map((part, index) => {
    if (typeof part === 'string') return part.slice(taken)
    const value = elements[part.name]
    const next = parts[index + 1]
    const [closing = ''] = typeof next === 'string' ? (CLOSING.exec(next) ?? []) : []
    const takes = typeof value === 'function'
    taken = takes ? closing.length : 0
    const shown = takes ? value(closing) : value
    return isValidElement(shown) ? (
      cloneElement(shown, { key: part.name })
    ) : (
      <span key={part.name}>{shown}</span>
    )
  })
  return (
    <span key={textKey(of)}>
      {filled}
      {children === undefined ? null : <span> {children}</span>}
    </span>
  )
}
