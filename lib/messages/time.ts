import { type Language, localeOf } from '#lib/language.ts'

/** Hours and minutes, rounded down: a mail never promises more than is true. */
export function utcTime(time: Date, language: Language): string {
  const format = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(localeOf(language), format).format(time)
}

/** As "23 November 2026". */
export function utcDate(time: Date, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(time)
}

/** A duration with its number and the plural that goes with it, as "1 minute" and "10 minutes". */
export function formatDuration(count: number, unit: 'minute' | 'hour', language: Language): string {
  return new Intl.NumberFormat(localeOf(language), { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}
