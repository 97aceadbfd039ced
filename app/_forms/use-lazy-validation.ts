'use client'

import { type ChangeEventHandler, type FormEvent, type RefObject, useRef, useState } from 'react'
import type { createFormControl } from 'react-hook-form'
import { useOtherSubmit } from './use-other-submit.ts'

type Typed = Record<string, string>
type Control = ReturnType<typeof createFormControl<Typed>>

/** Says what is wrong with something typed, or `true`. */
export type Rule = (typed: string) => true | string

export type FieldError<Name extends string> = readonly [field: Name, message: string | undefined]

/** A sentence for each field with something wrong, in the order of the fields. */
export type FieldErrors = ReadonlyMap<string, string>

type LazyValidation<Name extends string> = {
  /** What was wrong at the last try to send. */
  readonly caught: FieldErrors
  /** For the form: fetches the library as soon as someone begins. */
  readonly onFocus: () => void
  /** For each field. */
  readonly field: (name: Name, onChange?: ChangeEventHandler<HTMLInputElement>) => object
  /** For the form's `onSubmit`: sends what passes the rules. Until the library has arrived, the server checks alone. */
  readonly submit: (event: FormEvent<HTMLFormElement>, send: () => void) => void
}

/**
 * What react-hook-form adds to a form that works without it: slips are caught before they are sent. The library is fetched
 * when the form gets the focus, so that no page waits for it.
 */
export function useLazyValidation<Name extends string>(
  formRef: RefObject<HTMLFormElement | null>,
  rules: Readonly<Record<Name, Rule>>,
): LazyValidation<Name> {
  const [control, setControl] = useState<Control>()
  const [caught, setCaught] = useState<FieldErrors>(new Map())
  const isFetched = useRef(false)
  useOtherSubmit(formRef, () => setCaught(new Map()))

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
        setCaught(new Map())
        send()
      },
      (errors) => setCaught(fieldErrors(Object.keys(rules).map((name) => [name, errors[name]?.message]))),
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

/** Leaves out the fields with nothing wrong. */
export function fieldErrors(messages: readonly FieldError<string>[]): FieldErrors {
  return new Map(messages.flatMap(([name, message]) => (message === undefined ? [] : [[name, message]])))
}

async function fetchControl(): Promise<Control> {
  const { createFormControl } = await import('react-hook-form')
  return createFormControl<Typed>({ reValidateMode: 'onSubmit' })
}
