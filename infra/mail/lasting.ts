import { type Language, localeOf } from '#lib/language.ts'

/** A duration with its number and the plural that goes with it, as "1 minute" and "10 minutes". */
export function lasting(count: number, unit: 'minute' | 'hour', language: Language): string {
  return new Intl.NumberFormat(localeOf(language), { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}
