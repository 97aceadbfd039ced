'use client'

import { unstable_rethrow } from 'next/navigation'
import { useState, useTransition } from 'react'

type Sending = {
  readonly isSending: boolean
  /** The last try did not reach the server; what was typed is still in the field. */
  readonly isOffline: boolean
  /** Sends the form, unless one is already on its way. */
  readonly send: (form: FormData) => void
}

/** Sends a form to a server action and keeps the page when the network is gone. */
export function useSending(action: (form: FormData) => Promise<void>): Sending {
  const [isSending, startSending] = useTransition()
  const [isOffline, setIsOffline] = useState(false)

  function send(form: FormData): void {
    if (isSending) return
    setIsOffline(false)
    startSending(async () => {
      try {
        await action(form)
      } catch (error) {
        unstable_rethrow(error)
        // fetch() rejects with a TypeError when no answer came: https://fetch.spec.whatwg.org/#fetch-method
        if (!(error instanceof TypeError)) throw error
        setIsOffline(true)
      }
    })
  }

  return { isSending, isOffline, send }
}
