import { cloneElement, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react'
import { partsOf } from '#app/words/fill.ts'
import type { Template } from '#app/words/words.ts'
import { Address, type AddressProps } from './address.tsx'

type SentenceProps<Names extends string> = {
  of: Template<Names>
  values: Record<Names, ReactNode>
}

/** What closes a phrase: a full stop, a comma, a bracket. */
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}]+/u

/** A sentence with elements in its places. What closes an address goes with it to the next line. */
export function Sentence<Names extends string>({ of, values }: SentenceProps<Names>) {
  const elements: Record<string, ReactNode> = values
  const parts = partsOf(of).map((part) =>
    typeof part === 'string' ? part : { key: part.name, element: elements[part.name] },
  )
  return parts.map((part, index) => {
    if (typeof part === 'string') {
      const before = parts[index - 1]
      return typeof before === 'object' && isAddress(before.element) ? part.replace(CLOSING, '') : part
    }
    const { key, element } = part
    const [after = ''] = CLOSING.exec(textOf(parts[index + 1])) ?? []
    return <Fragment key={key}>{isAddress(element) ? cloneElement(element, { after }) : element}</Fragment>
  })
}

function textOf(part: unknown): string {
  return typeof part === 'string' ? part : ''
}

function isAddress(element: ReactNode): element is ReactElement<AddressProps> {
  return isValidElement(element) && element.type === Address
}
