'use client'

import {
  type RefObject,
  type SubmitEvent,
  useActionState,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react'
import { focusField } from '#app/_components/input-element.ts'
import { type FieldError, fieldErrors, type Rule, useLazyValidation } from './use-lazy-validation.ts'
import { useSubmit } from './use-submit.ts'

type FormAction<State> = {
  readonly state: State
  /** For the form's `action`: what a page without script posts to. */
  readonly formAction: (form: FormData) => void
  readonly formRef: RefObject<HTMLFormElement | null>
  readonly isSending: boolean
  readonly isOffline: boolean
  /** Sends the form, unless it is on its way already. */
  readonly post: () => void
  /** For a form that has nothing to check before. */
  readonly onSubmit: (event: SubmitEvent<HTMLFormElement>) => void
}

/** A form with a server action: sent by itself without script, and by `post` with it, which outlives a lost network. */
export function useFormAction<State>(
  action: (state: Awaited<State>, form: FormData) => Promise<State>,
  initial: Awaited<State>,
): FormAction<Awaited<State>> {
  const formRef = useRef<HTMLFormElement>(null)
  const [answered, formAction] = useActionState(action, initial)
  const [own, setOwn] = useState<{ readonly state: Awaited<State> }>()
  const { isSending, isOffline, send } = useSubmit()
  const state = own === undefined ? answered : own.state

  function post(): void {
    const form = formRef.current
    if (form === null) return
    const typed = new FormData(form)
    send(async () => setOwn({ state: await action(state, typed) }))
  }

  function onSubmit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    post()
  }

  return { state, formAction, formRef, isSending, isOffline, post, onSubmit }
}

type ValidatedFormOptions<State, Name extends string> = {
  readonly action: (state: Awaited<State>, form: FormData) => Promise<State>
  readonly initial: Awaited<State>
  /** What is caught in the browser, field by field. */
  readonly rules: Readonly<Record<Name, Rule>>
  /** What the server said of each field. */
  readonly refusedBy: (state: Awaited<State>) => readonly FieldError<Name>[]
}

/** A form with a server action and fields: what the browser catches is shown before what the server said of an earlier try. */
export function useValidatedForm<State, Name extends string>(options: ValidatedFormOptions<State, Name>) {
  const form = useFormAction<State>(options.action, options.initial)
  const validation = useLazyValidation(options.rules)
  const refused = fieldErrors(options.refusedBy(form.state))
  const errors = validation.caught.size === 0 ? refused : validation.caught
  const focusRefused = useEffectEvent(() => {
    const [id] = refused.keys()
    if (id !== undefined) focusField(id)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer, whatever else is rendered.
  useEffect(() => focusRefused(), [form.state])
  return { ...form, ...validation, errors, errorOf: (name: Name) => errors.get(name) }
}
