'use client'

import type { ReactNode } from 'react'
import { ActionForm } from '#app/_forms/action-form.tsx'
import { NewPasswordField, UsernameField } from '#app/_forms/new-password-field.tsx'
import type { NewPasswordWords } from '#app/_forms/password-words.ts'
import { useValidatedForm } from '#app/_forms/use-form-action.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import type { Messages } from '#lib/messages/messages.ts'
import { chooseFirstPasswordAction } from './actions.ts'
import type { NewPasswordState } from './form-state.ts'

type NewPasswordFormProps = {
  words: Pick<Messages, 'resetPassword'> & { readonly password: NewPasswordWords }
  /** The state of the last submit, for a page without JavaScript. */
  flash: NewPasswordState | undefined
  email: EmailAddress
  note: ReactNode
}

/** The first password of the visitor's own. */
export function NewPasswordForm({ words, flash, email, note }: NewPasswordFormProps) {
  const { errors } = words.password
  const form = useValidatedForm<NewPasswordState, 'password'>({
    action: chooseFirstPasswordAction,
    flash,
    idle: { status: 'idle' },
    rules: { password: (typed) => typed !== '' || errors.empty },
    refusedBy: (state) => (state.status === 'invalid' ? [['password', errors[state.passwordFault]]] : []),
  })
  return (
    <ActionForm
      form={form}
      person={email}
      title={words.resetPassword.title}
      note={note}
      submitText={words.resetPassword.submit}
      busyText={words.resetPassword.changing}
    >
      <UsernameField email={email} />
      <NewPasswordField words={words.password} error={form.errorOf('password')} {...form.field('password')} />
    </ActionForm>
  )
}
