'use client'

import {
  type RefObject,
  type SubmitEvent,
  startTransition,
  useActionState,
  useEffectEvent,
  useLayoutEffect,
  useState,
} from 'react'
import { focusField } from '#app/_components/input-element.ts'
import { useAnswerFocus } from './use-answer-focus.ts'
import { type FieldError, fieldErrors, type Rule, useLazyValidation } from './use-lazy-validation.ts'
import { useOtherSubmit } from './use-other-submit.ts'
import { useSubmit } from './use-submit.ts'

type FormAction<State> = {
  readonly state: State
  /** For the form's `action`: what a page without script posts to. */
  readonly formAction: (form: FormData) => void
  readonly formRef: RefObject<HTMLFormElement | null>
  readonly isSending: boolean
  /** Why the last try reached no action. */
  readonly failure: string | undefined
  /** Sends the form, unless it is on its way already. */
  readonly post: () => void
  /** For a form that has nothing to check before. */
  readonly onSubmit: (event: SubmitEvent<HTMLFormElement>) => void
}

type FormActionOptions<State> = {
  /** The state of the last submit, for a page without JavaScript. */
  readonly flash: State | undefined
  /** The state of a form that was not sent. */
  readonly idle: State
}

/** A form with a server action: sent by itself without script, and by `post` with it, which outlives a lost network. */
export function useFormAction<State>(
  action: (state: Awaited<State>, form: FormData) => Promise<State>,
  { flash, idle }: FormActionOptions<Awaited<State>>,
): FormAction<Awaited<State>> {
  const [answered, formAction] = useActionState(action, flash ?? idle)
  const [own, setOwn] = useState<{ readonly state: Awaited<State> }>()
  const { formRef, isSending, failure, send } = useSubmit()
  useOtherSubmit(formRef, () => setOwn({ state: idle }))
  const state = own === undefined ? answered : own.state

  function post(): void {
    const form = formRef.current
    if (form === null) return
    const typed = new FormData(form)
    send(async () => {
      const answer = await action(state, typed)
      // Together with the page that the answer brought: who reads it is no longer sending.
      startTransition(() => setOwn({ state: answer }))
    })
  }

  function onSubmit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    post()
  }

  return { state, formAction, formRef, isSending, failure, post, onSubmit }
}

type ValidatedFormOptions<State, Name extends string> = FormActionOptions<Awaited<State>> & {
  readonly action: (state: Awaited<State>, form: FormData) => Promise<State>
  /** What is caught in the browser, field by field. */
  readonly rules: Readonly<Record<Name, Rule>>
  /** What the server said of each field. */
  readonly refusedBy: (state: Awaited<State>) => readonly FieldError<Name>[]
  /** Where the visitor goes on after a refusal that is about no field. */
  readonly fieldOf?: (state: Awaited<State>) => Name | undefined
}

/** A form with a server action and fields: what the browser catches is shown before what the server said of an earlier try. */
export function useValidatedForm<State, Name extends string>(options: ValidatedFormOptions<State, Name>) {
  const form = useFormAction<State>(options.action, options)
  const answerFocus = useAnswerFocus()
  const validation = useLazyValidation(form.formRef, options.rules)
  const refused = fieldErrors(options.refusedBy(form.state))
  const errors = validation.caught.size === 0 ? refused : validation.caught
  const focusRefused = useEffectEvent(() => {
    const [id = options.fieldOf?.(form.state)] = refused.keys()
    if (id !== undefined) answerFocus.move(() => focusField(id))
  })
  // Before the answer is seen: who reads it and goes to a field stays there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer, whatever else is rendered.
  useLayoutEffect(() => focusRefused(), [form.state])

  function post(): void {
    answerFocus.onSend()
    form.post()
  }

  return { ...form, ...validation, post, errors, errorOf: (name: Name) => errors.get(name) }
}
