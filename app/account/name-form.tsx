'use client'

import type { ReactNode } from 'react'
import { Field } from '#app/_components/field.tsx'
import { ActionForm } from '#app/_forms/action-form.tsx'
import type { FormPerson } from '#app/_forms/person-field.tsx'
import { useValidatedForm } from '#app/_forms/use-form-action.ts'
import type { Messages } from '#lib/messages/messages.ts'
import { changeNameAction } from './actions.ts'
import type { NameState } from './form-state.ts'
import { nameError, nameFault } from './name.ts'

type NameFormProps = {
  words: Pick<
    Messages['account'],
    'title' | 'name' | 'nameHint' | 'nameFaults' | 'save' | 'saving' | 'saved' | 'unavailable'
  >
  /** The state of the last submit, for a page without JavaScript. */
  flash: NameState | undefined
  name: string
  person: FormPerson
  /** Shown until the form was sent. */
  note: ReactNode
}

/** What the visitor wants to be called. */
export function NameForm({ words, flash, name, person, note }: NameFormProps) {
  const form = useValidatedForm<NameState, 'name'>({
    action: changeNameAction,
    flash,
    idle: { status: 'idle' },
    rules: {
      name: (typed) => {
        const fault = nameFault(typed.trim())
        return fault === undefined || nameError(words, fault)
      },
    },
    refusedBy: (state) => (state.status === 'invalid' ? [['name', nameError(words, state.fault)]] : []),
  })
  const { state } = form
  return (
    <ActionForm
      form={form}
      person={person}
      title={words.title}
      refusal={state.status === 'unavailable' ? words.unavailable : undefined}
      note={state.status === 'saved' ? words.saved : note}
      submitText={words.save}
      busyText={words.saving}
      tone="quiet"
    >
      <Field
        id="name"
        label={words.name}
        hint={words.nameHint}
        error={form.errorOf('name')}
        type="text"
        autoComplete="name"
        enterKeyHint="done"
        dir="auto"
        defaultValue={'name' in state ? state.name : name}
        {...form.field('name')}
      />
    </ActionForm>
  )
}
