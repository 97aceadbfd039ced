import { expect, test } from 'vitest'
import { inWords, NOTHING, ONE_FAILED, ONE_PASSED, suiteTally, sum } from './tally.ts'

test('all checks add up to one line', () => {
  const suite = { passed: 121, failed: 0, skipped: 2 }
  expect(inWords(sum([ONE_PASSED, suite, ONE_PASSED]))).toBe('123 passed, 0 failed, 2 skipped')
  expect(inWords(sum([ONE_PASSED, ONE_FAILED]))).toBe('1 passed, 1 failed')
})

test('a suite that ran no test, or wrote no report, has failed', () => {
  expect(suiteTally(NOTHING, 0).failed).toBe(1)
  expect(suiteTally({ ...NOTHING, skipped: 5 }, 0).failed).toBe(1)
  expect(suiteTally(undefined, 0).failed).toBe(1)
})

test('an error that no test owns fails its suite', () => {
  expect(suiteTally({ passed: 9, failed: 0, skipped: 0 }, 1)).toEqual({ passed: 9, failed: 1, skipped: 0 })
})

test('failures are counted as reported', () => {
  expect(suiteTally({ passed: 9, failed: 3, skipped: 0 }, 1).failed).toBe(3)
})
