'use client'

import { type ComponentPropsWithRef, useEffect, useRef, useState } from 'react'
import type { ToggleWords } from '#app/_forms/password-words.ts'
import { Field } from './field.tsx'

type PasswordFieldProps = Omit<ComponentPropsWithRef<'input'>, 'type'> & {
  id: string
  label: string
  words: ToggleWords
  hint?: string | undefined
  error?: string | undefined
  autoComplete: 'current-password' | 'new-password'
}

/** A password, hidden unless the visitor wants to see it. It is never filled in by the server. */
export function PasswordField({ words, ...props }: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false)
  const buttonRef = useRef<HTMLButtonElement>(null)

  // Hidden again for the next person at the screen, and browsers file what is sent as text under what was typed before.
  useEffect(() => {
    const form = buttonRef.current?.form
    const hide = () => setIsShown(false)
    form?.addEventListener('submit', hide)
    return () => form?.removeEventListener('submit', hide)
  }, [])

  return (
    <Field
      {...props}
      type={isShown ? 'text' : 'password'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      dir="ltr"
      aside={
        <button
          ref={buttonRef}
          type="button"
          aria-controls={props.id}
          onClick={() => setIsShown(!isShown)}
          className="-my-2 min-h-11 cursor-pointer px-1 font-medium text-accent underline underline-offset-4 hover:text-accent-strong [@media(scripting:none)]:hidden"
        >
          <span aria-hidden="true">{isShown ? words.hide : words.show}</span>
          <span className="sr-only">{isShown ? words.toggle.hide : words.toggle.show}</span>
        </button>
      }
    />
  )
}
