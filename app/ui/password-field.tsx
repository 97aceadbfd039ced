'use client'

import { type ComponentPropsWithRef, useState } from 'react'
import { Field } from './field.tsx'

type PasswordFieldProps = Omit<ComponentPropsWithRef<'input'>, 'type'> & {
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  autoComplete: 'current-password' | 'new-password'
}

/** A password, hidden unless somebody wants to see it. It is never filled in by the server. */
export function PasswordField(props: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false)
  return (
    <Field
      {...props}
      type={isShown ? 'text' : 'password'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      aside={
        <button
          type="button"
          aria-controls={props.id}
          onClick={() => setIsShown(!isShown)}
          className="-my-2 min-h-11 cursor-pointer px-1 font-medium text-accent underline underline-offset-4 hover:text-accent-strong [@media(scripting:none)]:hidden"
        >
          {isShown ? 'Hide' : 'Show'} <span className="sr-only">{props.label.toLowerCase()}</span>
        </button>
      }
    />
  )
}
