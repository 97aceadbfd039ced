'use client'

import { useSyncExternalStore } from 'react'

/** A time of day. The server knows no time zone but UTC and says so; the browser puts its own in place. */
export function LocalTime({ epochSeconds, date = false }: { epochSeconds: number; date?: boolean }) {
  const moment = new Date(epochSeconds * 1000)
  const text = useSyncExternalStore(
    subscribeToNothing,
    () => new Intl.DateTimeFormat('en-GB', format(date)).format(moment),
    () => `${new Intl.DateTimeFormat('en-GB', { ...format(date), timeZone: 'UTC' }).format(moment)} UTC`,
  )
  return (
    <time dateTime={moment.toISOString()} className={date ? undefined : 'whitespace-nowrap'}>
      {text}
    </time>
  )
}

function format(date: boolean): Intl.DateTimeFormatOptions {
  return { ...(date ? { dateStyle: 'long' } : {}), timeStyle: 'short' }
}

function subscribeToNothing(): () => void {
  return () => {}
}
