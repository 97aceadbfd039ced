'use client'

import { useSyncExternalStore } from 'react'
import type { Locale } from '#lib/language.ts'
import { fill, type Messages } from '#lib/messages/messages.ts'
import { formatDate, formatDay, formatTime } from '#lib/messages/time.ts'
import { useLocale } from './locale-context.tsx'
import { deviceAhead } from './server-clock.ts'

/**
 * A time of day, with its day when that is not today, or always with its date. The server knows no time zone but UTC and
 * says so; the browser replaces it with its own, by the clock of its device.
 */
export function LocalTime({ epochSeconds, date = false }: { epochSeconds: number; date?: boolean }) {
  const { locale, ui, renderedAt } = useLocale()
  const moment = new Date(epochSeconds * 1000)
  const inWords = date ? dateAndTime : timeNearby
  const text = useSyncExternalStore(
    subscribeToNothing,
    () => inWords(new Date(moment.getTime() + deviceAhead(renderedAt)), locale, ui),
    () => inWords(moment, locale, ui, 'UTC'),
  )
  return (
    <time
      // What day it is may have changed since the server said so, or be another one there.
      suppressHydrationWarning
      dateTime={moment.toISOString()}
      className={text.length > 12 ? 'isolate break-keep' : 'isolate whitespace-nowrap'}
    >
      {text}
    </time>
  )
}

function dateAndTime(moment: Date, locale: Locale, ui: Messages['ui'], timeZone?: 'UTC'): string {
  const day = unbrokenDay(formatDate(moment, locale, timeZone))
  return fill(ui.dateAndTime, { day, time: timeOfDay(moment, locale, ui, timeZone) })
}

function timeNearby(moment: Date, locale: Locale, ui: Messages['ui'], timeZone?: 'UTC'): string {
  const time = timeOfDay(moment, locale, ui, timeZone)
  const isToday = formatDate(moment, locale, timeZone) === formatDate(new Date(), locale, timeZone)
  return isToday ? time : fill(ui.timeOnDay, { time, day: unbrokenDay(formatDay(moment, locale, timeZone)) })
}

/** No line ends within a date but before "de 2026", which would make the longest dates too wide. */
function unbrokenDay(day: string): string {
  return day.replaceAll(/ (?!de \d)/g, '\u00a0')
}

function timeOfDay(moment: Date, locale: Locale, ui: Messages['ui'], timeZone?: 'UTC'): string {
  return fill(timeZone === undefined ? ui.time : ui.utc, { time: formatTime(moment, locale, timeZone) })
}

function subscribeToNothing(): () => void {
  return () => {}
}
