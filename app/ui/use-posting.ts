'use client'

import { type RefObject, startTransition, useRef } from 'react'

type Posting = {
  readonly formRef: RefObject<HTMLFormElement | null>
  /** Sends the form as it stands, unless it is on its way already. */
  readonly post: () => void
}

/** Sends a form to its action by script, as it would send itself without. */
export function usePosting(send: (form: FormData) => void, isSending: boolean): Posting {
  const formRef = useRef<HTMLFormElement>(null)
  const post = () => {
    const form = formRef.current
    if (form !== null && !isSending) startTransition(() => send(new FormData(form)))
  }
  return { formRef, post }
}
