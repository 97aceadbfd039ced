'use client'

import { useActionState } from 'react'
import { passwordFaults } from '#app/sign-in/messages.ts'
import { NEXT_FIELD } from '#app/sign-in/next-field.ts'
import { Refusal } from '#app/sign-in/refusal.tsx'
import { Button } from '#app/ui/button.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { PasswordField } from '#app/ui/password-field.tsx'
import { StatusRegion } from '#app/ui/status-region.tsx'
import { requestCodeAgainAction } from './actions.ts'

type AgainFormProps = { next: string; hasPending: boolean; email: string; hasPassword: boolean }

/** Asks for a code for the address that is signed in already. */
export function AgainForm({ next, hasPending, email, hasPassword }: AgainFormProps) {
  const [state, send, isSending] = useActionState(requestCodeAgainAction, { status: 'idle' })
  const refusal = state.status === 'refused' ? <Refusal {...state} hasPending={hasPending} /> : undefined
  const fault = state.status === 'invalid' ? passwordFaults.missing : undefined
  return (
    <>
      <PageTitle isError={(fault ?? refusal) !== undefined}>Confirm it's you</PageTitle>
      <StatusRegion error={fault ?? refusal} fieldId={fault === undefined ? undefined : 'password'} />
      <form action={send} className="mt-6" noValidate>
        <input type="hidden" name={NEXT_FIELD} value={next} />
        {hasPassword ? (
          <div className="mb-6">
            <input
              type="email"
              name="username"
              autoComplete="username"
              defaultValue={email}
              readOnly
              hidden
            />
            <PasswordField
              id="password"
              label="Password"
              error={fault}
              name="password"
              autoComplete="current-password"
              enterKeyHint="done"
              required
            />
          </div>
        ) : null}
        <Button busyText="Sending..." busy={isSending}>
          E-mail me a code
        </Button>
      </form>
    </>
  )
}
