'use client'

import { useEffect } from 'react'

/** One for the whole page: a second one of the same name would get the messages of the first. */
let opened: BroadcastChannel | undefined

function otherTabs(): BroadcastChannel {
  opened ??= new BroadcastChannel('signed-out')
  return opened
}

/**
 * A page that was left open asks once, when it is looked at again, whether it would still be shown. If it would not, because the
 * person signed out elsewhere, it leaves. Without a network it stays, and keeps what was typed.
 */
export function LeaveWhenSignedOut() {
  useEffect(() => {
    otherTabs().onmessage = () => location.reload()
    document.addEventListener('visibilitychange', leaveIfRedirected)
    // Some browsers show a page of their history without asking the server.
    addEventListener('pageshow', leaveIfFromHistory)
    return () => {
      document.removeEventListener('visibilitychange', leaveIfRedirected)
      removeEventListener('pageshow', leaveIfFromHistory)
    }
  }, [])
  return null
}

/** Makes the other tabs of this browser leave at once. */
export function tellOtherTabs(): void {
  otherTabs().postMessage(null)
}

async function leaveIfRedirected(): Promise<void> {
  if (document.visibilityState !== 'visible') return
  const answer = await fetch(location.href, { method: 'HEAD', redirect: 'manual' }).catch(() => undefined)
  if (answer?.type === 'opaqueredirect') location.reload()
}

function leaveIfFromHistory({ persisted }: PageTransitionEvent): void {
  if (persisted) void leaveIfRedirected()
}
