'use client'

import { useSyncExternalStore } from 'react'
import { fill } from '#app/words/fill.ts'
import type { Words } from '#app/words/words.ts'
import { type Language, localeOf } from '#lib/language.ts'
import { useSpoken } from './spoken.tsx'

/**
 * A time of day, with its day where that is not today. The server knows no time zone but UTC and says so; the browser puts
 * its own in place.
 */
export function LocalTime({ epochSeconds, date = false }: { epochSeconds: number; date?: boolean }) {
  const { language, words } = useSpoken()
  const moment = new Date(epochSeconds * 1000)
  const inWords = date ? dateAndTime : timeOfDay
  const text = useSyncExternalStore(
    subscribeToNothing,
    () => inWords(moment, language, words.ui),
    () => fill(words.ui.utc, { time: inWords(moment, language, words.ui, 'UTC') }),
  )
  return (
    <time
      // What day it is may have changed since the server said so, or be another one there.
      suppressHydrationWarning
      dateTime={moment.toISOString()}
      className={text.length > 12 ? 'isolate' : 'isolate whitespace-nowrap'}
    >
      {text}
    </time>
  )
}

function dateAndTime(moment: Date, language: Language, _: Words['ui'], timeZone?: 'UTC'): string {
  return format(moment, language, { dateStyle: 'long', timeStyle: 'short' }, timeZone)
}

function timeOfDay(moment: Date, language: Language, words: Words['ui'], timeZone?: 'UTC'): string {
  const time = format(moment, language, { timeStyle: 'short' }, timeZone)
  const day = format(moment, language, { dateStyle: 'long' }, timeZone)
  const isToday = day === format(new Date(), language, { dateStyle: 'long' }, timeZone)
  return isToday ? time : fill(words.timeOnDay, { time, day })
}

function format(
  moment: Date,
  language: Language,
  style: Intl.DateTimeFormatOptions,
  timeZone: 'UTC' | undefined,
): string {
  const zone = timeZone === undefined ? {} : { timeZone }
  return new Intl.DateTimeFormat(localeOf(language), { ...style, ...zone }).format(moment)
}

function subscribeToNothing(): () => void {
  return () => {}
}
