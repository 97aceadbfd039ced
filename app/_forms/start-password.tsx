'use client'

import type { ComponentPropsWithRef } from 'react'
import { PasswordField } from '#app/_components/password-field.tsx'
import type { EmailAddress } from '#lib/email-address.ts'
import type { Messages } from '#lib/messages/messages.ts'
import { NewPasswordField, UsernameField } from './new-password-field.tsx'

type StartPasswordProps = Omit<ComponentPropsWithRef<'input'>, 'id' | 'type' | 'autoComplete'> & {
  kind: 'current' | 'new'
  words: Messages['password']
  error: string | undefined
  /** Whose password it is, where the form asks for no email address. */
  username?: EmailAddress
}

/** The password of a form that begins a sign-in or an account. By default, because `lazy()` wants it so: see `LazyPassword`. */
export default function StartPassword({ kind, username, ...field }: StartPasswordProps) {
  if (kind === 'new') return <NewPasswordField {...field} />
  return (
    <>
      {username === undefined ? null : <UsernameField email={username} />}
      <PasswordField
        id="password"
        label={field.words.label}
        kind="only"
        autoComplete="current-password"
        enterKeyHint="done"
        required
        {...field}
      />
    </>
  )
}
