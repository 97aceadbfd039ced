import { expect, it, vi } from 'vitest'
import { LANGUAGES, localeOf } from '#lib/language.ts'
import { formatDate, formatDay, formatDuration, formatTime } from './time.ts'

const LAST_SECOND = new Date('2026-11-30T23:59:59.999Z')
const FIRST = new Date('2026-11-01T01:05:00Z')

it('minutes are rounded down, and the day is that of UTC', () => {
  expect(formatTime(LAST_SECOND, 'en-GB', 'UTC')).toBe('23:59')
  expect(formatDate(LAST_SECOND, 'en-GB', 'UTC')).toBe('30 November 2026')
})

it('the hour after midnight is the first of the new day, in the digits of codes, in every language', () => {
  for (const locale of LANGUAGES.map(localeOf)) {
    expect(formatTime(new Date('2026-12-01T00:05:00Z'), locale, 'UTC')).toBe('00:05')
    expect(formatDate(LAST_SECOND, locale, 'UTC')).toMatch(/30\D+2026|2026\D+11\D+30/)
    expect(formatDay(LAST_SECOND, locale, 'UTC')).not.toContain('2026')
  }
})

it('the first of a month is written as the language writes it', () => {
  expect(formatDate(FIRST, 'fr-FR', 'UTC')).toBe('1er novembre 2026')
  expect(formatDay(FIRST, 'pt-BR', 'UTC')).toBe('1º de novembro')
  expect(formatDay(FIRST, 'es-ES', 'UTC')).toBe('1 de noviembre')
})

it('a duration has the plural that goes with it, and no space in Japanese', () => {
  expect(formatDuration(1, 'minute', 'en-GB')).toBe('1 minute')
  expect(formatDuration(2, 'minute', 'ar-u-nu-latn')).toBe('دقيقتان')
  expect(formatDuration(24, 'hour', 'ja-JP')).toBe('24時間')
})

it('a time without a zone is the one of the device, also once that has moved', () => {
  const timeIn = (zone: string) => {
    vi.stubEnv('TZ', zone)
    return [formatTime(FIRST, 'en-GB'), formatTime(FIRST, 'en-GB', 'UTC')]
  }
  expect([timeIn('UTC'), timeIn('Asia/Tokyo')]).toEqual([
    ['01:05', '01:05'],
    ['10:05', '01:05'],
  ])
  vi.unstubAllEnvs()
})
