import { expect, it } from 'vitest'
import { utcDate, utcTime } from './utc-time.ts'

it('minutes are rounded down, and the day is that of UTC', () => {
  const lastSecond = new Date('2026-11-30T23:59:59.999Z')
  expect(utcTime(lastSecond)).toBe('23:59')
  expect(utcDate(lastSecond)).toBe('30 November 2026')
})
