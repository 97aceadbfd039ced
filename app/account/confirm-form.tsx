'use client'

import { useActionState } from 'react'
import { Button } from '#app/ui/button.tsx'
import { StatusRegion } from '#app/ui/status-region.tsx'
import type { AccountFormState } from './account-state.ts'
import { unavailable } from './messages.ts'

type ConfirmFormProps = {
  action: () => Promise<AccountFormState>
  text: string
  busyText: string
  tone?: 'primary' | 'quiet' | 'danger'
}

/** One button for one thing; it says so when that could not be done. */
export function ConfirmForm({ action, text, busyText, tone = 'quiet' }: ConfirmFormProps) {
  const [state, send, isSending] = useActionState<AccountFormState>(action, { status: 'idle' })
  return (
    <form action={send}>
      <StatusRegion error={state.status === 'unavailable' ? unavailable : undefined} />
      <Button busyText={busyText} busy={isSending} tone={tone}>
        {text}
      </Button>
    </form>
  )
}
