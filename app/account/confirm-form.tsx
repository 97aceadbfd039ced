'use client'

import type { ReactNode } from 'react'
import { Button } from '#app/_components/button.tsx'
import { StatusRegion } from '#app/_components/status-region.tsx'
import { type FormPerson, PersonField } from '#app/_forms/person-field.tsx'
import { useFormAction } from '#app/_forms/use-form-action.ts'
import type { ConfirmState } from './form-state.ts'

type ConfirmFormProps = {
  action: (state: ConfirmState, form: FormData) => Promise<ConfirmState>
  person: FormPerson
  /** The state of the last submit, for a page without JavaScript. */
  flash: ConfirmState | undefined
  text: string
  busyText: string
  /** What is said when it could not be done. */
  unavailable: string
  note?: ReactNode
  tone?: 'primary' | 'quiet' | 'danger'
}

/** One button for one thing; it says so when that could not be done. */
export function ConfirmForm({
  action,
  person,
  flash,
  text,
  busyText,
  tone = 'quiet',
  ...words
}: ConfirmFormProps) {
  const form = useFormAction<ConfirmState>(action, {
    flash,
    idle: { status: 'idle' },
  })
  const refusal = form.state.status === 'unavailable' ? words.unavailable : undefined
  return (
    <form ref={form.formRef} action={form.formAction} onSubmit={form.onSubmit}>
      <StatusRegion error={form.failure ?? refusal} note={words.note} />
      <PersonField person={person} />
      <Button busyText={busyText} busy={form.isSending} tone={tone}>
        {text}
      </Button>
    </form>
  )
}
