'use client'

import { useActionState, useEffect } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { StatusRegion } from '#app/ui/status-region.tsx'
import type { AccountFormState } from './account-state.ts'
import { changeNameAction } from './actions.ts'
import { nameFaults, unavailable } from './messages.ts'

/** What the person wants to be called. */
export function NameForm({ name }: { name: string }) {
  const [state, send, isSending] = useActionState<AccountFormState, FormData>(changeNameAction, {
    status: 'idle',
  })
  const typed = 'name' in state && state.name !== undefined ? state.name : name
  const { register, setFocus } = useForm({ values: { name: typed } })
  const fault = state.status === 'invalid' ? nameFaults[state.fault] : undefined

  useEffect(() => {
    if (state.status === 'invalid') setFocus('name')
  }, [state, setFocus])

  return (
    <form action={send} noValidate>
      <PageTitle isError={fault !== undefined || state.status === 'unavailable'}>Your account</PageTitle>
      <StatusRegion
        error={state.status === 'unavailable' ? unavailable : fault}
        fieldId={fault === undefined ? undefined : 'name'}
        note={state.status === 'saved' ? 'Your name is saved.' : undefined}
      />
      <Field
        id="name"
        label="Name"
        hint="What we call you. You can leave it empty."
        error={fault}
        type="text"
        autoComplete="name"
        enterKeyHint="done"
        defaultValue={typed}
        {...register('name')}
      />
      <div className="mt-4">
        <Button busyText="Saving..." busy={isSending} tone="quiet">
          Save the name
        </Button>
      </div>
    </form>
  )
}
