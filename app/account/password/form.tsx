'use client'

import type { ReactNode } from 'react'
import { PasswordField } from '#app/_components/password-field.tsx'
import { ActionForm } from '#app/_forms/action-form.tsx'
import { NewPasswordField, UsernameField } from '#app/_forms/new-password-field.tsx'
import type { CurrentPasswordWords, NewPasswordWords } from '#app/_forms/password-words.ts'
import { useValidatedForm } from '#app/_forms/use-form-action.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { fill, type Messages } from '#lib/messages/messages.ts'
import { changePasswordAction } from './actions.ts'
import type { ChangePasswordState } from './form-state.ts'

type ChangeWords = Pick<Messages, 'changePassword'> & {
  readonly present: CurrentPasswordWords
  readonly password: NewPasswordWords
  /** What refusals name: a link and a button. */
  forgotPassword: string
  signOutEverywhere: string
}

type ChangePasswordFormProps = {
  words: ChangeWords
  /** The state of the last submit, for a page without JavaScript. */
  flash: ChangePasswordState | undefined
  email: EmailAddress
  note: ReactNode
}

/** Asks for the current password next to the new one: an open session alone is not enough to take the account over. */
export function ChangePasswordForm({ words, flash, email, note }: ChangePasswordFormProps) {
  const { missing } = words.present.errors
  const { errors } = words.password
  const form = useValidatedForm<ChangePasswordState, 'present' | 'password'>({
    action: changePasswordAction,
    flash,
    idle: { status: 'idle' },
    rules: {
      present: (typed) => typed !== '' || missing,
      password: (typed) => typed !== '' || errors.empty,
    },
    refusedBy: (state) => {
      if (state.status !== 'invalid') return []
      const { currentFault, newFault } = state
      return [
        ['present', currentFault && (currentFault === 'wrong' ? words.changePassword.presentWrong : missing)],
        ['password', newFault && errors[newFault]],
      ]
    },
  })
  const { state } = form
  return (
    <ActionForm
      form={form}
      person={email}
      title={words.changePassword.title}
      refusal={state.status === 'refused' ? refusalOf(words, state.reason) : undefined}
      note={note}
      submitText={words.changePassword.submit}
      busyText={words.changePassword.changing}
    >
      <UsernameField email={email} />
      <PasswordField
        id="present"
        label={words.present.label}
        words={words.present}
        error={form.errorOf('present')}
        autoComplete="current-password"
        enterKeyHint="next"
        required
        {...form.field('present')}
      />
      <NewPasswordField words={words.password} error={form.errorOf('password')} {...form.field('password')} />
    </ActionForm>
  )
}

function refusalOf(words: ChangeWords, reason: keyof ChangeWords['changePassword']['refusals']): string {
  const { forgotPassword: link, signOutEverywhere: button } = words
  return fill<'link' | 'button'>(words.changePassword.refusals[reason], { link, button })
}
