'use client'

import { useActionState, useEffect } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { keepTyped, typedBefore } from '#app/ui/kept-typing.ts'
import { PageTitle } from '#app/ui/page-title.tsx'
import { PasswordField } from '#app/ui/password-field.tsx'
import { StatusRegion } from '#app/ui/status-region.tsx'
import { usePosting } from '#app/ui/use-posting.ts'
import type { CredentialsState } from './credentials-state.ts'
import { addressFaults, passwordFaults } from './messages.ts'
import { NEXT_FIELD } from './next-field.ts'
import { Refusal } from './refusal.tsx'

type CredentialsFormProps = {
  action: (state: CredentialsState, form: FormData) => Promise<CredentialsState>
  title: string
  submitText: string
  busyText: string
  password: { readonly label: string; readonly isNew: boolean; readonly hint?: string }
  /** The address of an open sign-in, so that going back loses nothing. */
  email: string
  hasPending: boolean
  next: string
  /** What the person should know before they begin. */
  note?: string | undefined
}

/** Address and password, for signing in and for signing up. Without script it is a plain form. */
export function CredentialsForm(props: CredentialsFormProps) {
  const { action, title, submitText, busyText, password, email, hasPending, next, note } = props
  const [state, send, isSending] = useActionState(action, {
    status: 'idle',
    email: email === '' ? typedBefore('email') : email,
  })
  const { register, handleSubmit, formState, setFocus } = useForm({
    values: { email: state.email, password: '' },
    reValidateMode: 'onSubmit',
  })
  const { formRef, post } = usePosting(send, isSending)
  const { emailFault, passwordFault } = faultsOf(state, formState.errors)
  const refusal = state.status === 'refused' ? <Refusal {...state} hasPending={hasPending} /> : null
  const error = emailFault ?? passwordFault ?? refusal

  useEffect(() => {
    if (state.status === 'invalid') setFocus(state.fault === undefined ? 'password' : 'email')
    else if (state.status === 'refused') setFocus('password')
  }, [state, setFocus])

  const onSubmit = handleSubmit((typed) => {
    keepTyped('email', typed.email)
    post()
  })

  return (
    <>
      <PageTitle isError={error !== null}>{title}</PageTitle>
      <StatusRegion error={error} fieldId={fieldId(emailFault, passwordFault)} note={note} />
      <form ref={formRef} action={send} onSubmit={onSubmit} noValidate>
        <input type="hidden" name={NEXT_FIELD} value={next} />
        <Field
          id="email"
          label="E-mail address"
          error={emailFault}
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="next"
          required
          defaultValue={state.email}
          {...register('email', { validate: (typed) => typed.trim() !== '' || addressFaults.empty })}
        />
        <PasswordField
          id="password"
          label={password.label}
          hint={password.hint}
          error={passwordFault}
          autoComplete={password.isNew ? 'new-password' : 'current-password'}
          enterKeyHint="done"
          required
          {...register('password', {
            validate: (typed) => typed !== '' || passwordFaults[password.isNew ? 'empty' : 'missing'],
          })}
        />
        <div className="mt-6">
          <Button busyText={busyText} busy={isSending}>
            {submitText}
          </Button>
        </div>
      </form>
    </>
  )
}

type Caught = { readonly email?: { message?: string }; readonly password?: { message?: string } }

/** What the browser caught comes before what the server said of an earlier try. */
function faultsOf(state: CredentialsState, caught: Caught) {
  if (caught.email !== undefined || caught.password !== undefined) {
    return { emailFault: caught.email?.message, passwordFault: caught.password?.message }
  }
  if (state.status !== 'invalid') return {}
  return {
    emailFault: state.fault === undefined ? undefined : addressFaults[state.fault],
    passwordFault: state.passwordFault === undefined ? undefined : passwordFaults[state.passwordFault],
  }
}

function fieldId(emailFault?: string, passwordFault?: string): string | undefined {
  if (emailFault !== undefined) return 'email'
  return passwordFault === undefined ? undefined : 'password'
}
