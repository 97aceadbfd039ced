'use client'

import { useEffect, useRef } from 'react'
import type { Said } from '../sign-in/code/notice.tsx'
import { focusField } from './focus-field.ts'

/**
 * After an answer that was refused, the cursor stands in the field, with its value marked; where the field is gone, on the
 * button that helps. Once for each answer: a page that is rendered again for another reason leaves the focus alone.
 * @returns to be called when an answer is sent
 */
export function useRefusedField(said: Said, isDead: boolean): () => void {
  const isAwaited = useRef(true)
  useEffect(() => {
    if (said.error === undefined || !isAwaited.current) return
    isAwaited.current = false
    if (isDead) document.querySelector<HTMLElement>('main form button')?.focus()
    else focusField('code', { select: true })
  }, [said, isDead])

  return () => {
    isAwaited.current = true
  }
}
