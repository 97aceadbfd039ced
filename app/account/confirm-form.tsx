'use client'

import { Button } from '#app/_components/button.tsx'
import { StatusRegion } from '#app/_components/status-region.tsx'
import { useFormAction } from '#app/_forms/use-form-action.ts'
import type { AccountFormState } from './account-state.ts'

type ConfirmFormProps = {
  action: () => Promise<AccountFormState>
  /** What the form came to, where it was sent without script. */
  answered: AccountFormState | undefined
  text: string
  busyText: string
  /** What is said when it could not be done. */
  unavailable: string
  offline: string
  tone?: 'primary' | 'quiet' | 'danger'
}

/** One button for one thing; it says so when that could not be done. */
export function ConfirmForm({
  action,
  answered,
  text,
  busyText,
  tone = 'quiet',
  ...words
}: ConfirmFormProps) {
  const form = useFormAction<AccountFormState>(action, answered ?? { status: 'idle' })
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
