'use client'

import type { ComponentPropsWithRef } from 'react'
import { PasswordField } from '#app/_components/password-field.tsx'
import { MIN_PASSWORD_LENGTH } from '#lib/limits.ts'
import { fill, type Messages } from '#lib/messages/messages.ts'

type NewPasswordFieldProps = Omit<ComponentPropsWithRef<'input'>, 'id' | 'type' | 'autoComplete'> & {
  words: Messages['password']
  error: string | undefined
}

/** A password that is chosen, with the rule for it. */
export function NewPasswordField({ words, ...field }: NewPasswordFieldProps) {
  return (
    <PasswordField
      id="password"
      label={words.newLabel}
      kind="new"
      words={words}
      hint={fill(words.newHint, { least: MIN_PASSWORD_LENGTH })}
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
