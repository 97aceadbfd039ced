'use client'

import { type ChangeEventHandler, type FormEvent, useRef, useState } from 'react'
import type { createFormControl, FieldErrors } from 'react-hook-form'

type Typed = Record<string, string>
type Control = ReturnType<typeof createFormControl<Typed>>

/** Says what is wrong with something typed, or `true`. */
type Rule = (typed: string) => true | string

type LazyValidation<Name extends string> = {
  /** What was wrong at the last try to send, by field. */
  readonly caught: { readonly [Field in Name]?: string }
  /** For the form: brings the library as soon as somebody begins. */
  readonly onFocus: () => void
  /** For each field. */
  readonly field: (name: Name, onChange?: ChangeEventHandler<HTMLInputElement>) => object
  /** For the form's `onSubmit`: sends what passes the rules. Before the library is there, the server is the one to check. */
  readonly submit: (event: FormEvent<HTMLFormElement>, send: () => void) => void
}

/**
 * What react-hook-form adds to a form that works without it: slips are caught before they are sent. The library is fetched
 * when the form gets the focus, so that no page waits for it.
 */
export function useLazyValidation<Name extends string>(rules: Record<Name, Rule>): LazyValidation<Name> {
  const [control, setControl] = useState<Control>()
  const [caught, setCaught] = useState<LazyValidation<Name>['caught']>({})
  const isFetched = useRef(false)

  function onFocus(): void {
    if (isFetched.current) return
    isFetched.current = true
    fetchControl().then(setControl, () => {
      isFetched.current = false
    })
  }

  function submit(event: FormEvent<HTMLFormElement>, send: () => void): void {
    event.preventDefault()
    if (control === undefined) {
      send()
      return
    }
    const check = control.handleSubmit(
      () => {
        setCaught({})
        send()
      },
      (errors) => setCaught(messagesOf(errors, rules)),
    )
    void check(event)
  }

  return {
    caught,
    onFocus,
    field: (name, onChange) => {
      const listener = onChange === undefined ? {} : { onChange }
      return control?.register(name, { validate: rules[name], ...listener }) ?? { name, ...listener }
    },
    submit,
  }
}

async function fetchControl(): Promise<Control> {
  const { createFormControl } = await import('react-hook-form')
  return createFormControl<Typed>({ reValidateMode: 'onSubmit' })
}

function messagesOf<Name extends string>(errors: FieldErrors<Typed>, rules: Record<Name, Rule>) {
  const names = Object.keys(rules)
  return Object.fromEntries(
    names.map((name) => [name, errors[name]?.message]),
  ) as LazyValidation<Name>['caught']
}
