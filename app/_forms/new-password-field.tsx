'use client'

import type { ComponentPropsWithRef } from 'react'
import { PasswordField } from '#app/_components/password-field.tsx'
import type { NewPasswordWords } from './password-words.ts'

type NewPasswordFieldProps = Omit<ComponentPropsWithRef<'input'>, 'id' | 'type' | 'autoComplete'> & {
  words: NewPasswordWords
  error: string | undefined
}

/** A password that is chosen, with the rule for it. */
export function NewPasswordField({ words, ...field }: NewPasswordFieldProps) {
  return (
    <PasswordField
      id="password"
      label={words.label}
      words={words}
      hint={words.hint}
      autoComplete="new-password"
      enterKeyHint="done"
      required
      {...field}
    />
  )
}

/** Whose password it is: password managers file it under this, and no one sees it. */
export function UsernameField({ email }: { email: string }) {
  return <input type="email" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
}
