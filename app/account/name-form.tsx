'use client'

import { useEffect } from 'react'
import { Button } from '#app/_components/button.tsx'
import { Field } from '#app/_components/field.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { StatusRegion } from '#app/_components/status-region.tsx'
import { focusField } from '#app/_forms/focus-field.ts'
import { useFormAction } from '#app/_forms/use-form-action.ts'
import { useLazyValidation } from '#app/_forms/use-lazy-validation.ts'
import type { Messages } from '#lib/messages/messages.ts'
import { type AccountFormState, nameFault } from './account-state.ts'
import { changeNameAction } from './actions.ts'
import { nameFaultIn } from './messages.ts'

type NameFormProps = {
  words: Messages['account']
  offline: string
  /** What the form came to, where it was sent without script. */
  answered: AccountFormState | undefined
  name: string
}

/** What the person wants to be called. */
export function NameForm({ words, offline, answered, name }: NameFormProps) {
  const form = useFormAction<AccountFormState>(changeNameAction, answered ?? { status: 'idle' })
  const { state } = form
  const late = useLazyValidation({
    name: (typed) => {
      const fault = nameFault(typed.trim())
      return fault === undefined || nameFaultIn(words, fault)
    },
  })
  const sentFault = state.status === 'invalid' ? nameFaultIn(words, state.fault) : undefined
  const fault = late.caught.name ?? sentFault
  const refusal = state.status === 'unavailable' ? words.unavailable : undefined
  const error = form.isOffline ? offline : (fault ?? refusal)

  useEffect(() => {
    if (state.status === 'invalid') focusField('name')
  }, [state])

  return (
    <form
      ref={form.formRef}
      action={form.formAction}
      onFocus={late.onFocus}
      onSubmit={(event) => late.submit(event, form.post)}
      noValidate
    >
      <PageTitle isError={error !== undefined}>{words.title}</PageTitle>
      <StatusRegion
        error={error}
        fieldId={fault === undefined ? undefined : 'name'}
        note={state.status === 'saved' ? words.saved : undefined}
      />
      <Field
        id="name"
        label={words.name}
        hint={words.nameHint}
        error={fault}
        type="text"
        autoComplete="name"
        enterKeyHint="done"
        dir="auto"
        defaultValue={'name' in state && state.name !== undefined ? state.name : name}
        {...late.field('name')}
      />
      <div className="mt-4">
        <Button busyText={words.saving} busy={form.isSending} tone="quiet">
          {words.save}
        </Button>
      </div>
    </form>
  )
}
