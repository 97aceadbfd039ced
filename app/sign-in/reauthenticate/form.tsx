'use client'

import type { ReactNode } from 'react'
import { PasswordField } from '#app/_components/password-field.tsx'
import { ActionForm } from '#app/_forms/action-form.tsx'
import { passwordError } from '#app/_forms/field-errors.ts'
import { UsernameField } from '#app/_forms/new-password-field.tsx'
import { StartErrorMessage } from '#app/_forms/start-error.tsx'
import { useValidatedForm } from '#app/_forms/use-form-action.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { NEXT_FIELD } from '#lib/http/form-field.ts'
import type { Messages } from '#lib/messages/messages.ts'
import { reauthenticateAction } from './actions.ts'
import type { ReauthenticateState } from './form-state.ts'

type ReauthenticateFormProps = {
  words: Pick<Messages, 'again' | 'start' | 'password'>
  /** The state of the last submit, for a page without JavaScript. */
  flash: ReauthenticateState | undefined
  next: string
  email: EmailAddress
  note: ReactNode
  hasPassword: boolean
}

/** Asks for a code for the account that is signed in already. */
export function ReauthenticateForm(props: ReauthenticateFormProps) {
  const { words, email } = props
  const missing = passwordError(words.password, 'missing')
  const form = useValidatedForm<ReauthenticateState, 'password'>({
    action: reauthenticateAction,
    flash: props.flash,
    idle: { status: 'idle' },
    offline: words.start.offline,
    rules: { password: (typed) => typed !== '' || missing },
    refusedBy: ({ status }) => [['password', status === 'invalid' ? missing : undefined]],
  })
  const { state } = form
  return (
    <ActionForm
      form={form}
      person={email}
      title={words.again.title}
      refusal={
        state.status === 'refused' ? (
          <StartErrorMessage words={words.start} reason={state.reason} />
        ) : undefined
      }
      note={props.note}
      submitText={words.start.emailMeACode}
      busyText={words.start.sending}
    >
      <input type="hidden" name={NEXT_FIELD} value={props.next} />
      {props.hasPassword ? (
        <>
          <UsernameField email={email} />
          <PasswordField
            id="password"
            label={words.password.label}
            kind="only"
            error={form.errorOf('password')}
            autoComplete="current-password"
            enterKeyHint="done"
            required
            {...form.field('password')}
          />
        </>
      ) : null}
    </ActionForm>
  )
}
