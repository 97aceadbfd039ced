'use client'

import type { ComponentPropsWithRef } from 'react'
import { PasswordField } from '#app/_components/password-field.tsx'
import type { EmailAddress } from '#lib/email-address.ts'
import { NewPasswordField, UsernameField } from './new-password-field.tsx'
import type { CurrentPasswordWords, NewPasswordWords } from './password-words.ts'

/** A password that exists, or one that is chosen. */
export type PasswordOfForm =
  | { readonly kind: 'current'; readonly words: CurrentPasswordWords }
  | { readonly kind: 'new'; readonly words: NewPasswordWords }

type StartPasswordProps = Omit<ComponentPropsWithRef<'input'>, 'id' | 'type' | 'autoComplete'> & {
  password: PasswordOfForm
  error: string | undefined
  /** Whose password it is, where the form asks for no email address. */
  username?: EmailAddress
}

/** The password of a form that begins a sign-in or an account. A default export, as `lazy()` expects. */
export default function StartPassword({ password, username, ...field }: StartPasswordProps) {
  if (password.kind === 'new') return <NewPasswordField words={password.words} {...field} />
  return (
    <>
      {username === undefined ? null : <UsernameField email={username} />}
      <PasswordField
        id="password"
        label={password.words.label}
        words={password.words}
        autoComplete="current-password"
        enterKeyHint="done"
        required
        {...field}
      />
    </>
  )
}
