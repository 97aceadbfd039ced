'use client'

import { type RefObject, useEffect, useRef } from 'react'
import { setInputValue } from './set-input-value.ts'

/** Empties the field of a refused code that the server has let go of, such as after a new one was sent; nothing else. */
export function useForgottenValue(formRef: RefObject<HTMLFormElement | null>, typed: string): void {
  const before = useRef(typed)
  useEffect(() => {
    const field = formRef.current?.elements.namedItem('code')
    if (typed === '' && before.current !== '' && field instanceof HTMLInputElement) {
      if (field.value === before.current) setInputValue(field, '')
    }
    before.current = typed
  }, [formRef, typed])
}
