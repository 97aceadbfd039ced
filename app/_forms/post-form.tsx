'use client'

import type { ReactNode, SubmitEvent } from 'react'
import { Notice } from '../_components/notice.tsx'
import { useSubmit } from './use-submit.ts'

type PostFormProps = {
  action: (form: FormData) => Promise<void>
  /** What it says where the network is gone. */
  offline: string
  className?: string
  children: ReactNode
}

/** A form of nothing but buttons: it posts by itself without script, and with it outlives a lost network. */
export function PostForm({ action, offline, className, children }: PostFormProps) {
  const { isOffline, send } = useSubmit()

  function onSubmit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    const form = new FormData(event.currentTarget, event.nativeEvent.submitter)
    // React tells the buttons inside by useFormStatus(): what is sent here begins a transition.
    send(() => action(form))
  }

  return (
    <form action={action} onSubmit={onSubmit} className={className}>
      {isOffline ? (
        <Notice tone="danger" role="alert" className="mb-3 w-full text-base">
          {offline}
        </Notice>
      ) : null}
      {children}
    </form>
  )
}
