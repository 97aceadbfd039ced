'use client'

import { useSyncExternalStore } from 'react'
import { type Language, localeOf } from '#lib/language.ts'
import { fill, type Messages } from '#lib/messages/messages.ts'
import { useLocale } from './locale-context.tsx'

/**
 * A time of day, with its day where that is not today. The server knows no time zone but UTC and says so; the browser puts
 * its own in place.
 */
export function LocalTime({ epochSeconds, date = false }: { epochSeconds: number; date?: boolean }) {
  const { language, words } = useLocale()
  const moment = new Date(epochSeconds * 1000)
  const inWords = date ? dateAndTime : timeOfDay
  const text = useSyncExternalStore(
    subscribeToNothing,
    () => inWords(moment, language, words.ui),
    () => inWords(moment, language, words.ui, 'UTC'),
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

function dateAndTime(moment: Date, language: Language, words: Messages['ui'], timeZone?: 'UTC'): string {
  const time = format(moment, language, { dateStyle: 'long', timeStyle: 'short' }, timeZone)
  return timeZone === undefined ? time : fill(words.utc, { time })
}

function timeOfDay(moment: Date, language: Language, words: Messages['ui'], timeZone?: 'UTC'): string {
  const bare = format(moment, language, { timeStyle: 'short' }, timeZone)
  const time = timeZone === undefined ? bare : fill(words.utc, { time: bare })
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
  return new Intl.DateTimeFormat(localeOf(language), { hourCycle: 'h23', ...style, ...zone }).format(moment)
}

function subscribeToNothing(): () => void {
  return () => {}
}
