'use client'

import { useActionState, useEffect } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { keepTyped, typedBefore } from '#app/ui/kept-typing.ts'
import { PageTitle } from '#app/ui/page-title.tsx'
import { StatusRegion } from '#app/ui/status-region.tsx'
import { usePosting } from '#app/ui/use-posting.ts'
import type { EmailFormState } from './email-state.ts'
import { addressFaults } from './messages.ts'
import { NEXT_FIELD } from './next-field.ts'
import { Refusal } from './refusal.tsx'

type EmailFormProps = {
  action: (state: EmailFormState, form: FormData) => Promise<EmailFormState>
  title: string
  submitText: string
  /** The address of an open sign-in, so that going back loses nothing. */
  email: string
  hasPending: boolean
  /** Where the person wanted to go. */
  next: string
}

/** The address form of sign-in and sign-up. Without script it is a plain form; with it, blanks are caught at once. */
export function EmailForm({ action, title, submitText, email, hasPending, next }: EmailFormProps) {
  const [state, send, isSending] = useActionState(action, {
    status: 'idle',
    email: email === '' ? typedBefore('email') : email,
  })
  const { register, handleSubmit, formState, setFocus } = useForm({
    values: { email: state.email },
    reValidateMode: 'onSubmit',
  })
  const { formRef, post } = usePosting(send, isSending)
  const sentFault = state.status === 'invalid' ? addressFaults[state.fault] : undefined
  const fault = formState.errors.email?.message ?? sentFault
  const refusal = state.status === 'refused' ? <Refusal {...state} hasPending={hasPending} /> : null

  useEffect(() => {
    if (state.status === 'invalid') setFocus('email')
  }, [state, setFocus])

  const onSubmit = handleSubmit((typed) => {
    keepTyped('email', typed.email)
    post()
  })

  return (
    <>
      <PageTitle isError={fault !== undefined || refusal !== null}>{title}</PageTitle>
      <StatusRegion error={fault ?? refusal} fieldId={fault === undefined ? undefined : 'email'} />
      <form ref={formRef} action={send} onSubmit={onSubmit} noValidate>
        <input type="hidden" name={NEXT_FIELD} value={next} />
        <Field
          id="email"
          label="E-mail address"
          error={fault}
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="next"
          required
          defaultValue={state.email}
          {...register('email', { validate: (typed) => typed.trim() !== '' || addressFaults.empty })}
        />
        <div className="mt-6">
          <Button busyText="Sending..." busy={isSending}>
            {submitText}
          </Button>
        </div>
      </form>
    </>
  )
}
