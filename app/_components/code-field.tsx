'use client'

import type { ClipboardEvent, ComponentPropsWithRef } from 'react'
import { parseCode } from '#lib/auth/parse-code.ts'
import { Field } from './field.tsx'
import { setInputValue } from './input-element.ts'

type CodeFieldProps = Omit<ComponentPropsWithRef<'input'>, 'id' | 'type'> & {
  label: string
  hint: string
  error: string | undefined
  codeLength: number
}

/** Asks password managers to keep their badges out: what is entered here is in no manager. */
const NO_BADGES = { 'data-1p-ignore': true, 'data-bwignore': true, 'data-lpignore': 'true' }

/**
 * One plain input for the whole code, with its slots painted behind it: it takes a pasted sentence, other digits, and
 * whatever a phone fills in.
 */
export function CodeField({ codeLength, ...field }: CodeFieldProps) {
  /** A sentence with one code in it becomes the code at once. */
  function onPaste(event: ClipboardEvent<HTMLInputElement>): void {
    const read = parseCode(event.clipboardData.getData('text'), codeLength)
    if (read.kind !== 'code') return
    event.preventDefault()
    setInputValue(event.currentTarget, read.code)
  }

  return (
    <Field
      id="code"
      type="text"
      inputMode="numeric"
      autoComplete="one-time-code"
      autoCapitalize="off"
      enterKeyHint="done"
      spellCheck={false}
      translate="no"
      dir="ltr"
      onPaste={onPaste}
      className="code-input"
      data-slots={codeLength}
      backdrop={<Slots count={codeLength} />}
      {...NO_BADGES}
      {...field}
    />
  )
}

function Slots({ count }: { count: number }) {
  return (
    <span className="code-slots" data-slots={count} aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a slot is nothing but its place.
        <span key={index} />
      ))}
    </span>
  )
}
