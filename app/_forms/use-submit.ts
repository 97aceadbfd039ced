'use client'

import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation'
import { type RefObject, useRef, useState, useTransition } from 'react'
import { useLocale } from '#app/_components/locale-context.tsx'
import { refusalIn } from '#lib/messages/refusal-text.ts'
import { leaveOlderBuild } from './leave-older-build.ts'
import { useTypedText } from './typed-text.ts'
import { useOtherSubmit } from './use-other-submit.ts'

type Submit = {
  readonly formRef: RefObject<HTMLFormElement | null>
  readonly isSending: boolean
  /** Why the last try reached no action; what was typed is still in the form. */
  readonly failure: string | undefined
  /** Runs what sends something, unless something is already on its way. */
  readonly send: (task: () => Promise<void>) => void
}

/**
 * Sends something to the server, once, and keeps the page when the network is gone or the proxy refuses it. A page of an older build
 * leaves, with what was typed.
 */
export function useSubmit(): Submit {
  const { offline } = useLocale().ui
  const formRef = useRef<HTMLFormElement>(null)
  const [isSending, startSending] = useTransition()
  const [failure, setFailure] = useState<string>()
  // The state is known after the next render; a second press can come before.
  const isBusy = useRef(false)
  useOtherSubmit(formRef, () => setFailure(undefined))
  useTypedText(isSending)

  function send(task: () => Promise<void>): void {
    if (isBusy.current || isSending) return
    isBusy.current = true
    setFailure(undefined)
    startSending(async () => {
      try {
        await task()
      } catch (error) {
        unstable_rethrow(error)
        if (unstable_isUnrecognizedActionError(error)) await leaveOlderBuild()
        const reason = isFailedFetch(error) ? offline : refusalIn(error)
        if (reason === undefined) throw error
        setFailure(reason)
      } finally {
        isBusy.current = false
      }
    })
  }

  return { formRef, isSending, failure, send }
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
