'use client'

import { Button } from '#app/_components/button.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { PasswordField } from '#app/_components/password-field.tsx'
import { StatusRegion } from '#app/_components/status-region.tsx'
import { passwordError } from '#app/_forms/field-errors.ts'
import { NEXT_FIELD } from '#app/_forms/next-field.ts'
import { StartErrorMessage } from '#app/_forms/start-error.tsx'
import { useFormAction } from '#app/_forms/use-form-action.ts'
import type { Messages } from '#lib/messages/messages.ts'
import { reauthenticateAction } from './actions.ts'
import type { ReauthenticateState } from './form-state.ts'

type ReauthenticateFormProps = {
  words: Pick<Messages, 'again' | 'start' | 'password'>
  /** What the form came to, where it was sent without script. */
  answered: ReauthenticateState | undefined
  next: string
  hasPending: boolean
  email: string
  hasPassword: boolean
}

/** Asks for a code for the address that is signed in already. */
export function ReauthenticateForm({
  words,
  answered,
  next,
  hasPending,
  email,
  hasPassword,
}: ReauthenticateFormProps) {
  const form = useFormAction<ReauthenticateState>(reauthenticateAction, answered ?? { status: 'idle' })
  const { state } = form
  const refusal =
    state.status === 'refused' ? (
      <StartErrorMessage words={words.start} reason={state.reason} hasPending={hasPending} />
    ) : undefined
  const fault = state.status === 'invalid' ? passwordError(words.password, 'missing') : undefined
  const error = form.isOffline ? words.start.offline : (fault ?? refusal)
  return (
    <>
      <PageTitle isError={error !== undefined}>{words.again.title}</PageTitle>
      <StatusRegion error={error} fieldId={fault === undefined ? undefined : 'password'} />
      <form ref={form.formRef} action={form.formAction} onSubmit={form.onSubmit} className="mt-6" noValidate>
        <input type="hidden" name={NEXT_FIELD} value={next} />
        {hasPassword ? (
          <div className="mb-6">
            <input
              type="email"
              name="username"
              autoComplete="username"
              defaultValue={email}
              readOnly
              hidden
            />
            <PasswordField
              id="password"
              label={words.password.label}
              error={fault}
              name="password"
              autoComplete="current-password"
              enterKeyHint="done"
              required
            />
          </div>
        ) : null}
        <Button busyText={words.start.sending} busy={form.isSending}>
          {words.start.emailMeACode}
        </Button>
      </form>
    </>
  )
}
