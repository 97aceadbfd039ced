'use client'

import { useSyncExternalStore } from 'react'

/**
 * A time of day, with its day where that is not today. The server knows no time zone but UTC and says so; the browser puts
 * its own in place.
 */
export function LocalTime({ epochSeconds, date = false }: { epochSeconds: number; date?: boolean }) {
  const moment = new Date(epochSeconds * 1000)
  const text = useSyncExternalStore(
    subscribeToNothing,
    () => inWords(moment, date),
    () => `${inWords(moment, date, 'UTC')} UTC`,
  )
  return (
    <time
      // What day it is may have changed since the server said so, or be another one there.
      suppressHydrationWarning
      dateTime={moment.toISOString()}
      className={text.length > 12 ? undefined : 'whitespace-nowrap'}
    >
      {text}
    </time>
  )
}

function inWords(moment: Date, withDate: boolean, timeZone?: 'UTC'): string {
  const zone = timeZone === undefined ? {} : { timeZone }
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'short', ...zone })
  const isToday = day.format(moment) === day.format(new Date())
  const dateStyle = withDate || !isToday ? { dateStyle: 'long' as const } : {}
  return new Intl.DateTimeFormat('en-GB', { ...dateStyle, timeStyle: 'short', ...zone }).format(moment)
}

function subscribeToNothing(): () => void {
  return () => {}
}
