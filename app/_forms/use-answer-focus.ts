'use client'

import { type RefObject, useRef } from 'react'

type AnswerFocus = {
  /** To be called when the form is sent. */
  readonly onSend: () => void
  /** Moves the focus to where an answer wants it, unless someone types elsewhere by now. */
  readonly move: (focus: () => void) => void
}

/** What had the focus, and what stood in it. */
type Place = { readonly element: Element | null; readonly text: string | undefined }

/**
 * The focus after a refusal. An answer takes two seconds or more, and who goes on typing meanwhile would type the rest into another
 * field, or over a value that was just marked.
 */
export function useAnswerFocus(): AnswerFocus {
  const sentFrom = useRef<Place>(undefined)
  return {
    onSend: () => {
      sentFrom.current = placeOfFocus()
    },
    move: (focus) => {
      if (!isTyping(sentFrom)) focus()
    },
  }
}

function placeOfFocus(): Place {
  const element = document.activeElement
  return { element, text: element instanceof HTMLInputElement ? element.value : undefined }
}

function isTyping({ current: before }: RefObject<Place | undefined>): boolean {
  const now = placeOfFocus()
  return now.text !== undefined && (now.element !== before?.element || now.text !== before.text)
}
