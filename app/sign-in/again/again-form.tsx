'use client'

import { useActionState } from 'react'
import { NEXT_FIELD } from '#app/sign-in/next-field.ts'
import { Refusal } from '#app/sign-in/refusal.tsx'
import { Button } from '#app/ui/button.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { StatusRegion } from '#app/ui/status-region.tsx'
import { requestCodeAgainAction } from './actions.ts'

/** Asks for a code for the address that is signed in already. */
export function AgainForm({ next, hasPending }: { next: string; hasPending: boolean }) {
  const [state, send, isSending] = useActionState(requestCodeAgainAction, { status: 'idle' })
  const refusal = state.status === 'refused' ? <Refusal {...state} hasPending={hasPending} /> : undefined
  return (
    <>
      <PageTitle isError={refusal !== undefined}>Confirm it's you</PageTitle>
      <StatusRegion error={refusal} />
      <form action={send} className="mt-6">
        <input type="hidden" name={NEXT_FIELD} value={next} />
        <Button busyText="Sending..." busy={isSending}>
          E-mail me a code
        </Button>
      </form>
    </>
  )
}
