'use client'

import { useEffect } from 'react'
import { Button } from '#app/_components/button.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { PasswordField } from '#app/_components/password-field.tsx'
import { StatusRegion } from '#app/_components/status-region.tsx'
import { newPasswordHint, passwordError } from '#app/_forms/field-errors.ts'
import { focusField } from '#app/_forms/focus-field.ts'
import { useFormAction } from '#app/_forms/use-form-action.ts'
import { useLazyValidation } from '#app/_forms/use-lazy-validation.ts'
import type { Messages } from '#lib/messages/messages.ts'
import { changePasswordAction } from './actions.ts'
import type { ChangePasswordState } from './change-state.ts'

type ChangeWords = Pick<Messages, 'changePassword' | 'password'> & { offline: string }

type ChangePasswordFormProps = {
  words: ChangeWords
  /** What the form came to, where it was sent without script. */
  answered: ChangePasswordState | undefined
  email: string
}

/** Asks for the present password beside the new one: an open session alone is not enough to take the account over. */
export function ChangePasswordForm({ words, answered, email }: ChangePasswordFormProps) {
  const form = useFormAction<ChangePasswordState>(changePasswordAction, answered ?? { status: 'idle' })
  const { state } = form
  const late = useLazyValidation({
    present: (typed) => typed !== '' || passwordError(words.password, 'missing'),
    password: (typed) => typed !== '' || passwordError(words.password, 'empty'),
  })
  const hasCaught = late.caught.present !== undefined || late.caught.password !== undefined
  const faults = hasCaught ? late.caught : faultsOf(state, words)
  const refusal = state.status === 'refused' ? words.changePassword.refusals[state.reason] : undefined
  const error = form.isOffline ? words.offline : (faults.present ?? faults.password ?? refusal)

  useEffect(() => {
    if (state.status === 'invalid') focusField(state.presentFault === undefined ? 'password' : 'present')
  }, [state])

  return (
    <>
      <PageTitle isError={error !== undefined}>{words.changePassword.title}</PageTitle>
      <StatusRegion error={error} fieldId={fieldId(faults)} />
      <form
        ref={form.formRef}
        action={form.formAction}
        onFocus={late.onFocus}
        onSubmit={(event) => late.submit(event, form.post)}
        noValidate
      >
        <input type="email" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
        <PasswordField
          id="present"
          label={words.changePassword.present}
          error={faults.present}
          autoComplete="current-password"
          enterKeyHint="next"
          required
          {...late.field('present')}
        />
        <PasswordField
          id="password"
          label={words.password.newLabel}
          hint={newPasswordHint(words.password)}
          error={faults.password}
          autoComplete="new-password"
          enterKeyHint="done"
          required
          {...late.field('password')}
        />
        <div className="mt-6">
          <Button busyText={words.changePassword.changing} busy={form.isSending}>
            {words.changePassword.submit}
          </Button>
        </div>
      </form>
    </>
  )
}

type Faults = { readonly present?: string; readonly password?: string }

function fieldId({ present, password }: Faults): string | undefined {
  if (present !== undefined) return 'present'
  return password === undefined ? undefined : 'password'
}

function faultsOf(state: ChangePasswordState, words: ChangeWords): Faults {
  if (state.status !== 'invalid') return {}
  const { presentFault, newFault } = state
  return {
    ...(presentFault === undefined ? {} : { present: presentFaultIn(words, presentFault) }),
    ...(newFault === undefined ? {} : { password: passwordError(words.password, newFault) }),
  }
}

function presentFaultIn(words: ChangeWords, fault: 'missing' | 'wrong'): string {
  return fault === 'wrong' ? words.changePassword.presentWrong : passwordError(words.password, fault)
}
