import { expect, it } from 'vitest'
import { LANGUAGES } from '#lib/language.ts'
import { utcDate, utcTime } from './time.ts'

const LAST_SECOND = new Date('2026-11-30T23:59:59.999Z')

it('minutes are rounded down, and the day is that of UTC', () => {
  expect(utcTime(LAST_SECOND, 'en')).toBe('23:59')
  expect(utcDate(LAST_SECOND, 'en')).toBe('30 November 2026')
})

it('the hour after midnight is the first of the new day, in the digits of codes, in every language', () => {
  for (const language of LANGUAGES) {
    expect(utcTime(new Date('2026-12-01T00:05:00Z'), language)).toBe('00:05')
    expect(utcDate(LAST_SECOND, language)).toMatch(/30\D+2026|2026\D+11\D+30/)
  }
})
