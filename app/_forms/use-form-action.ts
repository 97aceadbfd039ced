'use client'

import { type RefObject, type SubmitEvent, useActionState, useRef, useState } from 'react'
import { useSubmit } from './use-submit.ts'

type FormAction<State> = {
  readonly state: State
  /** For the form's `action`: what a page without script posts to. */
  readonly formAction: (form: FormData) => void
  readonly formRef: RefObject<HTMLFormElement | null>
  readonly isSending: boolean
  readonly isOffline: boolean
  /** Sends the form as it stands, unless it is on its way already. */
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
