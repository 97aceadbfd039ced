'use client'

import { useActionState, useEffect } from 'react'
import { useForm } from 'react-hook-form'
import { unavailable } from '#app/account/messages.ts'
import { newPasswordHint, passwordFaults } from '#app/sign-in/messages.ts'
import { Button } from '#app/ui/button.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { PasswordField } from '#app/ui/password-field.tsx'
import { StatusRegion } from '#app/ui/status-region.tsx'
import { usePosting } from '#app/ui/use-posting.ts'
import { changePasswordAction } from './actions.ts'
import type { ChangePasswordState } from './change-state.ts'

const PRESENT_FAULTS = {
  missing: passwordFaults.missing,
  wrong: 'That is not your present password',
} as const
const REFUSALS = {
  'too-often': 'Too many wrong passwords. Wait an hour, or sign out and use "Forgot your password?".',
  'still-open':
    'Your password is changed, but your other devices are still signed in. Go to your account and sign out everywhere.',
  unavailable,
} as const

/** The present password and the next one. */
export function ChangePasswordForm({ email }: { email: string }) {
  const [state, send, isSending] = useActionState<ChangePasswordState, FormData>(changePasswordAction, {
    status: 'idle',
  })
  const { register, handleSubmit, formState, setFocus } = useForm({
    values: { present: '', password: '' },
    reValidateMode: 'onSubmit',
  })
  const { formRef, post } = usePosting(send, isSending)
  const { presentError, newError } = faultsOf(state, formState.errors)
  const refusal = state.status === 'refused' ? REFUSALS[state.reason] : undefined
  const error = presentError ?? newError ?? refusal
  const fieldId = presentError === undefined ? (newError === undefined ? undefined : 'password') : 'present'

  useEffect(() => {
    if (state.status === 'invalid') setFocus(state.presentFault === undefined ? 'password' : 'present')
  }, [state, setFocus])

  const onSubmit = handleSubmit(post)

  return (
    <>
      <PageTitle isError={error !== undefined}>Change password</PageTitle>
      <StatusRegion error={error} fieldId={fieldId} />
      <form ref={formRef} action={send} onSubmit={onSubmit} noValidate>
        <input type="email" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
        <PasswordField
          id="present"
          label="Present password"
          error={presentError}
          autoComplete="current-password"
          enterKeyHint="next"
          required
          {...register('present', { validate: (typed) => typed !== '' || passwordFaults.missing })}
        />
        <PasswordField
          id="password"
          label="New password"
          hint={newPasswordHint}
          error={newError}
          autoComplete="new-password"
          enterKeyHint="done"
          required
          {...register('password', { validate: (typed) => typed !== '' || passwordFaults.empty })}
        />
        <div className="mt-6">
          <Button busyText="Changing..." busy={isSending}>
            Change the password
          </Button>
        </div>
      </form>
    </>
  )
}

type Caught = { readonly present?: { message?: string }; readonly password?: { message?: string } }

/** What the browser caught comes before what the server said of an earlier try. */
function faultsOf(state: ChangePasswordState, caught: Caught) {
  if (caught.present !== undefined || caught.password !== undefined) {
    return { presentError: caught.present?.message, newError: caught.password?.message }
  }
  if (state.status !== 'invalid') return {}
  const { presentFault, newFault } = state
  return {
    presentError: presentFault === undefined ? undefined : PRESENT_FAULTS[presentFault],
    newError: newFault === undefined ? undefined : passwordFaults[newFault],
  }
}
