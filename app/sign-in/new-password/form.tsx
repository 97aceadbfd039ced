'use client'

import { ActionForm } from '#app/_forms/action-form.tsx'
import { passwordError } from '#app/_forms/field-errors.ts'
import { NewPasswordField, UsernameField } from '#app/_forms/new-password-field.tsx'
import { useValidatedForm } from '#app/_forms/use-form-action.ts'
import type { Messages } from '#lib/messages/messages.ts'
import { chooseFirstPasswordAction } from './actions.ts'
import type { NewPasswordState } from './form-state.ts'

type NewPasswordFormProps = {
  words: Pick<Messages, 'resetPassword' | 'password'> & { offline: string }
  /** The state of the last submit, for a page without JavaScript. */
  flash: NewPasswordState | undefined
  email: string
}

/** The first password of the visitor's own. */
export function NewPasswordForm({ words, flash, email }: NewPasswordFormProps) {
  const form = useValidatedForm<NewPasswordState, 'password'>({
    action: chooseFirstPasswordAction,
    initial: flash ?? { status: 'idle' },
    rules: { password: (typed) => typed !== '' || passwordError(words.password, 'empty') },
    refusedBy: (state) =>
      state.status === 'invalid' ? [['password', passwordError(words.password, state.passwordFault)]] : [],
  })
  return (
    <ActionForm
      form={form}
      title={words.resetPassword.title}
      offline={words.offline}
      submitText={words.resetPassword.submit}
      busyText={words.resetPassword.changing}
    >
      <input type="hidden" name="for" value={email} />
      <UsernameField email={email} />
      <NewPasswordField words={words.password} error={form.errorOf('password')} {...form.field('password')} />
    </ActionForm>
  )
}
