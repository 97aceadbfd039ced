'use client'

import { unstable_rethrow } from 'next/navigation'
import { useRef, useState, useTransition } from 'react'

type Submit = {
  readonly isSending: boolean
  /** The last try did not reach the server; what was typed is still in the form. */
  readonly isOffline: boolean
  /** Runs what sends something, unless something is already on its way. */
  readonly send: (task: () => Promise<void>) => void
}

/** Sends something to the server, once, and keeps the page when the network is gone. */
export function useSubmit(): Submit {
  const [isSending, startSending] = useTransition()
  const [isOffline, setIsOffline] = useState(false)
  // The state is known after the next render; a second press can come before.
  const isBusy = useRef(false)

  function send(task: () => Promise<void>): void {
    if (isBusy.current || isSending) return
    isBusy.current = true
    setIsOffline(false)
    startSending(async () => {
      try {
        await task()
      } catch (error) {
        unstable_rethrow(error)
        if (!isFailedFetch(error)) throw error
        setIsOffline(true)
      } finally {
        isBusy.current = false
      }
    })
  }

  return { isSending, isOffline, send }
}

/** How Chromium, Firefox and Safari word it. */
const FAILED_FETCH = /failed to fetch|networkerror|load failed|network connection|could not connect/i

/**
 * fetch() rejects with a TypeError when no answer came, and so does any slip in our own code. A browser that says it is
 * offline is believed; one that thinks it is online is asked what the error was.
 * @see https://fetch.spec.whatwg.org/#fetch-method
 */
function isFailedFetch(error: unknown): boolean {
  return error instanceof TypeError && (!navigator.onLine || FAILED_FETCH.test(error.message))
}
