'use client'

import { Button } from '#app/_components/button.tsx'
import { StatusRegion } from '#app/_components/status-region.tsx'
import { useFormAction } from '#app/_forms/use-form-action.ts'
import type { ConfirmState } from './form-state.ts'

type ConfirmFormProps = {
  action: (state: ConfirmState, form: FormData) => Promise<ConfirmState>
  /** The state of the last submit, for a page without JavaScript. */
  flash: ConfirmState | undefined
  text: string
  busyText: string
  /** What is said when it could not be done. */
  unavailable: string
  offline: string
  tone?: 'primary' | 'quiet' | 'danger'
}

/** One button for one thing; it says so when that could not be done. */
export function ConfirmForm({ action, flash, text, busyText, tone = 'quiet', ...words }: ConfirmFormProps) {
  const form = useFormAction<ConfirmState>(action, flash ?? { status: 'idle' })
  const refusal = form.state.status === 'unavailable' ? words.unavailable : undefined
  return (
    <form ref={form.formRef} action={form.formAction} onSubmit={form.onSubmit}>
      <StatusRegion error={form.isOffline ? words.offline : refusal} />
      <Button busyText={busyText} busy={form.isSending} tone={tone}>
        {text}
      </Button>
    </form>
  )
}
