'use client'

import { type ReactNode, useSyncExternalStore } from 'react'
import { useLocale } from './locale-context.tsx'
import { serverNow } from './server-clock.ts'

/** How many seconds are left by the server's clock, counted down; `undefined` without script, as long as there are some. */
export function useSecondsLeft(epochSeconds: number): number | undefined {
  const { renderedAt } = useLocale()
  return useSyncExternalStore(
    everySecond,
    () => secondsUntil(epochSeconds, serverNow(renderedAt)),
    () => (secondsUntil(epochSeconds, renderedAt) > 0 ? undefined : 0),
  )
}

/** Whether a time has passed, in a page that stays open as well. */
export function useHasPassed(epochSeconds: number): boolean {
  const left = useSecondsLeft(epochSeconds)
  return left !== undefined && left <= 0
}

/** Something that is true until then. */
export function Until({ epochSeconds, children }: { epochSeconds: number; children: ReactNode }) {
  return useHasPassed(epochSeconds) ? null : children
}

function everySecond(tick: () => void): () => void {
  const timer = setInterval(tick, 1_000)
  return () => clearInterval(timer)
}

function secondsUntil(epochSeconds: number, now: number): number {
  return Math.ceil(epochSeconds - now / 1_000)
}
