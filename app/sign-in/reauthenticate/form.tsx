'use client'

import type { ReactNode } from 'react'
import { ActionForm } from '#app/_forms/action-form.tsx'
import { LazyPassword } from '#app/_forms/lazy-password.ts'
import type { CurrentPasswordWords } from '#app/_forms/password-words.ts'
import { StartErrorMessage } from '#app/_forms/start-error.tsx'
import type { StartWords } from '#app/_forms/start-words.ts'
import { useValidatedForm } from '#app/_forms/use-form-action.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { NEXT_FIELD } from '#lib/http/form-field.ts'
import type { Messages } from '#lib/messages/messages.ts'
import { reauthenticateAction } from './actions.ts'
import type { ReauthenticateState } from './form-state.ts'

type ReauthenticateFormProps = {
  words: Pick<StartWords, 'refusals'> &
    Pick<Messages['again'], 'title'> &
    Pick<Messages['start'], 'emailMeACode' | 'sending'>
  /** For the mode with passwords. */
  password: CurrentPasswordWords | undefined
  /** The state of the last submit, for a page without JavaScript. */
  flash: ReauthenticateState | undefined
  next: string
  email: EmailAddress
  note: ReactNode
}

/** Asks for a code for the account that is signed in already. */
export function ReauthenticateForm(props: ReauthenticateFormProps) {
  const { words, password, email } = props
  const missing = password?.errors.missing
  const form = useValidatedForm<ReauthenticateState, 'password'>({
    action: reauthenticateAction,
    flash: props.flash,
    idle: { status: 'idle' },
    rules: { password: (typed) => typed !== '' || (missing ?? true) },
    refusedBy: ({ status }) => [['password', status === 'invalid' ? missing : undefined]],
  })
  const { state } = form
  return (
    <ActionForm
      form={form}
      person={email}
      title={words.title}
      refusal={
        state.status === 'refused' ? <StartErrorMessage words={words} reason={state.reason} /> : undefined
      }
      note={props.note}
      submitText={words.emailMeACode}
      busyText={words.sending}
    >
      <input type="hidden" name={NEXT_FIELD} value={props.next} />
      {password === undefined ? null : (
        <LazyPassword
          password={{ kind: 'current', words: password }}
          username={email}
          error={form.errorOf('password')}
          {...form.field('password')}
        />
      )}
    </ActionForm>
  )
}
