'use client'

import type { ReactNode, SubmitEvent } from 'react'
import { Notice } from '../_components/notice.tsx'
import { Failure } from './failure.tsx'
import { type FormPerson, PersonField } from './person-field.tsx'
import { useSubmit } from './use-submit.ts'

type PostFormProps = {
  action: (form: FormData) => Promise<void>
  person: FormPerson
  className?: string
  /** Names it as a region of the page. */
  label?: string
  children: ReactNode
}

/** A form of nothing but buttons: it posts by itself without script, and with it outlives a lost network. */
export function PostForm({ action, person, className, label, children }: PostFormProps) {
  const { formRef, failure, send } = useSubmit()

  function onSubmit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    const form = new FormData(event.currentTarget, event.nativeEvent.submitter)
    // React tells the buttons inside by useFormStatus(): what is sent here begins a transition.
    send(() => action(form))
  }

  return (
    <form ref={formRef} action={action} onSubmit={onSubmit} className={className} aria-label={label}>
      {failure === undefined ? null : (
        <Notice tone="danger" role="alert" className="mb-3 w-full text-base">
          <Failure>{failure}</Failure>
        </Notice>
      )}
      <PersonField person={person} />
      {children}
    </form>
  )
}
