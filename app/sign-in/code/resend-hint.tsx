'use client'

import { useSyncExternalStore } from 'react'
import { LocalTime } from '#app/ui/local-time.tsx'

const SOON_SECONDS = 60

/** When the code may be asked for again: a countdown where scripts run (never announced), a time of day elsewhere. */
export function ResendHint({ resendAt }: { resendAt: number }) {
  const now = useSyncExternalStore(everySecond, nowSeconds, () => undefined)
  if (now !== undefined && now >= resendAt) return null
  const left = now === undefined ? undefined : resendAt - now
  return (
    <span className="text-muted">
      You can ask again{' '}
      {left === undefined || left > SOON_SECONDS ? (
        <>
          at <LocalTime epochSeconds={resendAt} />
        </>
      ) : (
        `in ${left} ${left === 1 ? 'second' : 'seconds'}`
      )}
    </span>
  )
}

function everySecond(tick: () => void): () => void {
  const timer = setInterval(tick, 1_000)
  return () => clearInterval(timer)
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1_000)
}
