import type { Locale } from '#lib/language.ts'

/** Hours and minutes, rounded down: an email never promises more than is true. */
export function formatTime(moment: Date, locale: Locale, timeZone?: 'UTC'): string {
  return formatter(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, timeZone).format(moment)
}

/** As "23 November 2026". */
export function formatDate(moment: Date, locale: Locale, timeZone?: 'UTC'): string {
  return inParts(moment, locale, { day: 'numeric', month: 'long', year: 'numeric' }, timeZone)
}

/** As "23 November", for a day that is near. */
export function formatDay(moment: Date, locale: Locale, timeZone?: 'UTC'): string {
  return inParts(moment, locale, { day: 'numeric', month: 'long' }, timeZone)
}

/** A duration with its number and the plural that goes with it, as "1 minute" and "10 minutes". Always a nominative. */
export function formatDuration(count: number, unit: 'minute' | 'hour', locale: Locale): string {
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' })
  // Our Japanese sets no space around numbers.
  return locale === 'ja-JP' ? format.format(count).replace(' ', '') : format.format(count)
}

/** How a language writes the first of a month, where Intl writes "1". */
const FIRST_OF_MONTH: Partial<Record<Locale, string>> = { 'fr-FR': '1er', 'pt-BR': '1º' }

function inParts(
  moment: Date,
  locale: Locale,
  style: Intl.DateTimeFormatOptions,
  timeZone: 'UTC' | undefined,
): string {
  const first = FIRST_OF_MONTH[locale]
  return formatter(locale, style, timeZone)
    .formatToParts(moment)
    .map(({ type, value }) => (type === 'day' && value === '1' && first !== undefined ? first : value))
    .join('')
}

/** Making one takes more CPU than all its uses on a page. Those of the device's time zone are not kept: it may move to another one. */
const ofUtc = new Map<string, Intl.DateTimeFormat>()

function formatter(
  locale: Locale,
  style: Intl.DateTimeFormatOptions,
  timeZone: 'UTC' | undefined,
): Intl.DateTimeFormat {
  if (timeZone === undefined) return new Intl.DateTimeFormat(locale, style)
  const key = locale + JSON.stringify(style)
  const kept = ofUtc.get(key) ?? new Intl.DateTimeFormat(locale, { ...style, timeZone })
  ofUtc.set(key, kept)
  return kept
}
