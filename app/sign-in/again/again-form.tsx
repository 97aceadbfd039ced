'use client'

import { passwordFaultIn } from '#app/sign-in/messages.ts'
import { NEXT_FIELD } from '#app/sign-in/next-field.ts'
import { Refusal } from '#app/sign-in/refusal.tsx'
import { Button } from '#app/ui/button.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { PasswordField } from '#app/ui/password-field.tsx'
import { StatusRegion } from '#app/ui/status-region.tsx'
import { useFormAction } from '#app/ui/use-form-action.ts'
import type { Words } from '#app/words/words.ts'
import { requestCodeAgainAction } from './actions.ts'
import type { AgainState } from './again-state.ts'

type AgainFormProps = {
  words: Pick<Words, 'again' | 'start' | 'password'>
  /** What the form came to, where it was sent without script. */
  answered: AgainState | undefined
  next: string
  hasPending: boolean
  email: string
  hasPassword: boolean
}

/** Asks for a code for the address that is signed in already. */
export function AgainForm({ words, answered, next, hasPending, email, hasPassword }: AgainFormProps) {
  const form = useFormAction<AgainState>(requestCodeAgainAction, answered ?? { status: 'idle' })
  const { state } = form
  const refusal =
    state.status === 'refused' ? (
      <Refusal words={words.start} reason={state.reason} hasPending={hasPending} />
    ) : undefined
  const fault = state.status === 'invalid' ? passwordFaultIn(words.password, 'missing') : undefined
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
