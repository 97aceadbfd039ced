'use client'

import type { FormEvent, ReactNode, RefObject } from 'react'
import { Button } from '#app/_components/button.tsx'
import { FormTitle } from '#app/_components/form-title.tsx'
import { StatusRegion } from '#app/_components/status-region.tsx'
import { Failure } from './failure.tsx'
import { type FormPerson, PersonField } from './person-field.tsx'
import type { FieldErrors } from './use-lazy-validation.ts'

type ActionFormProps = {
  /** Of `useValidatedForm()`. */
  form: {
    readonly formRef: RefObject<HTMLFormElement | null>
    readonly formAction: (form: FormData) => void
    readonly isSending: boolean
    readonly failure: string | undefined
    readonly errors: FieldErrors
    readonly onFocus: () => void
    readonly submit: (event: FormEvent<HTMLFormElement>, send: () => void) => void
    readonly post: () => void
  }
  person: FormPerson
  title: string
  /** Why the server refused the form, where no field is to blame. */
  refusal?: ReactNode
  /** Shown as long as there is no error. */
  note?: ReactNode
  submitText: string
  busyText: string
  tone?: 'primary' | 'quiet'
  /** Runs before the form is sent. */
  onSend?: () => void
  children: ReactNode
}

/** Title, status, fields and button of a form. Without script it is a plain form. */
export function ActionForm(props: ActionFormProps) {
  const { form, tone = 'primary' } = props
  const [fieldId, fieldError] = [...form.errors][0] ?? []
  const error = form.failure ?? fieldError ?? props.refusal
  const hasError = error !== undefined && error !== null

  function send(): void {
    props.onSend?.()
    form.post()
  }

  return (
    <>
      <FormTitle isError={hasError}>{props.title}</FormTitle>
      <StatusRegion
        error={form.failure === undefined ? error : <Failure>{form.failure}</Failure>}
        fieldId={form.failure === undefined ? fieldId : undefined}
        note={hasError ? undefined : props.note}
      />
      <form
        ref={form.formRef}
        action={form.formAction}
        onFocus={form.onFocus}
        onSubmit={(event) => form.submit(event, send)}
        noValidate
      >
        <PersonField person={props.person} />
        {props.children}
        <div className={tone === 'primary' ? 'mt-6' : 'mt-4'}>
          <Button busyText={props.busyText} busy={form.isSending} tone={tone}>
            {props.submitText}
          </Button>
        </div>
      </form>
    </>
  )
}
