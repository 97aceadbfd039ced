'use client'

import { type RefObject, useEffect, useRef } from 'react'
import { focusField } from '#app/ui/focus-field.ts'
import type { Said } from './notice.tsx'

/**
 * After an answer that was refused, the cursor stands in the field, with its value marked; where the field is gone, on the
 * button that helps. Once for each answer: a page that is rendered again for another reason leaves the focus alone.
 */
export function useRefusedField(
  formRef: RefObject<HTMLFormElement | null>,
  said: Said,
  isDead: boolean,
): void {
  const isAnswered = useRef(true)
  useEffect(() => {
    const form = formRef.current
    const onSubmit = () => {
      isAnswered.current = true
    }
    form?.addEventListener('submit', onSubmit)
    return () => form?.removeEventListener('submit', onSubmit)
  }, [formRef])

  useEffect(() => {
    if (said.error === undefined || !isAnswered.current) return
    isAnswered.current = false
    if (isDead) document.querySelector<HTMLElement>('main form button')?.focus()
    else focusField('code', { select: true })
  }, [said, isDead])
}
