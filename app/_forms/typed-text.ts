'use client'

import { useEffect, useLayoutEffect } from 'react'
import { setInputValue } from '#app/_components/input-element.ts'

/** Codes are not among them: a restored one would send itself. */
const FIELDS = ['email', 'name']

const KEY = 'typed'

/**
 * Keeps what is typed while something is sent. The answer can be of a newer build than the page; then Next loads the page again, and
 * what was typed would be gone.
 */
export function useTypedText(isSending: boolean): void {
  // In the same moment as the answer is seen: what was sent is not kept beside it.
  useLayoutEffect(() => {
    if (!isSending) return
    addEventListener('pagehide', saveTypedText)
    return () => removeEventListener('pagehide', saveTypedText)
  }, [isSending])
}

function saveTypedText(): void {
  const typed = FIELDS.map((name) => [name, fieldOf(name)?.value ?? ''])
  storage()?.setItem(KEY, `${location.pathname}?${new URLSearchParams(typed)}`)
}

/** Puts it back where the same page came again. Whatever page came, nothing of it is kept any longer. */
export function RestoreTypedText() {
  useEffect(() => {
    const kept = storage()?.getItem(KEY) ?? ''
    storage()?.removeItem(KEY)
    const { pathname, searchParams } = new URL(kept, location.origin)
    if (kept === '' || pathname !== location.pathname) return
    for (const [name, value] of searchParams) {
      const field = fieldOf(name)
      if (field !== undefined && value !== '' && field.value !== value) setInputValue(field, value)
    }
  }, [])
  return null
}

function fieldOf(name: string): HTMLInputElement | undefined {
  return document.querySelector<HTMLInputElement>(`main input[name="${name}"]`) ?? undefined
}

/** A browser that keeps no cookies may refuse this, too. */
function storage(): Storage | undefined {
  try {
    return sessionStorage
  } catch {
    return undefined
  }
}
