'use client'

import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'

type ButtonProps = {
  children: ReactNode
  /** What it says while its form is on the way. */
  busyText: string
  tone?: 'primary' | 'quiet' | 'danger'
  /** For forms that are sent by script; a form with an action alone knows by itself. */
  busy?: boolean
}

/** A submit button that says when it is at work. It stays focusable then, and a second press does nothing. */
export function Button({ children, busyText, tone = 'primary', busy = false }: ButtonProps) {
  const isBusy = useFormStatus().pending || busy
  return (
    <button
      type="submit"
      aria-disabled={isBusy}
      onClick={(event) => {
        if (isBusy) event.preventDefault()
      }}
      className={tone}
    >
      {isBusy ? busyText : children}
    </button>
  )
}
