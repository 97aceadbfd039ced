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

const LOOKS = {
  primary:
    'w-full border border-transparent bg-accent px-3 text-on-accent hover:bg-accent-strong font-semibold',
  danger: 'border border-danger px-4 text-danger hover:bg-danger-soft font-medium',
  quiet: 'border border-field px-4 hover:border-ink font-medium',
} as const

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
      className={`min-h-11 cursor-pointer text-balance rounded-lg py-2.5 text-base transition-colors aria-disabled:cursor-progress aria-disabled:opacity-70 motion-reduce:transition-none ${LOOKS[tone]}`}
    >
      {isBusy ? busyText : children}
    </button>
  )
}
