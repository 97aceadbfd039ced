import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  inWords,
  NOTHING,
  ONE_FAILED,
  ONE_PASSED,
  readPlaywrightReport,
  readReport,
  readVitestReport,
  suiteTally,
  sum,
  total,
} from './tally.ts'

test('all checks add up to one line', () => {
  const suite = { ...NOTHING, passed: 121, skipped: 2, repeated: 1 }
  expect(inWords(sum([ONE_PASSED, suite, ONE_PASSED]))).toBe(
    '123 passed, 0 failed, 2 skipped, 1 at the second try',
  )
  expect(inWords(sum([ONE_PASSED, ONE_FAILED]))).toBe('1 passed, 1 failed')
})

test('a suite that ran no test, or wrote no report, has failed', () => {
  expect(suiteTally(NOTHING, 0).failed).toBe(1)
  expect(suiteTally({ ...NOTHING, skipped: 5 }, 0).failed).toBe(1)
  expect(suiteTally(undefined, 0).failed).toBe(1)
})

test('an error that no test owns fails its suite, beside what it says of its tests', () => {
  const late = 'passed at the second try: late (a.test.ts)'
  expect(suiteTally({ ...NOTHING, passed: 9, repeated: 1, remarks: [late] }, 1)).toEqual({
    passed: 9,
    failed: 1,
    skipped: 0,
    repeated: 1,
    remarks: [late, 'failed: no test, or an error outside of them'],
  })
})

test('three second tries pass, and four fail', () => {
  const suites = (repeated: number) => [ONE_PASSED, { ...NOTHING, passed: 9, repeated }]
  expect(total(suites(3))).toEqual({ ...NOTHING, passed: 10, repeated: 3 })
  expect(total(suites(4))).toEqual({
    ...NOTHING,
    passed: 10,
    failed: 1,
    repeated: 4,
    remarks: ['failed: more than 3 second tries'],
  })
})

test('failures are counted as reported', () => {
  expect(suiteTally({ ...NOTHING, passed: 9, failed: 3 }, 1).failed).toBe(3)
})

test('unit tests are counted one by one, and a file that did not load as one failure', () => {
  const file = (status: string, name: string, assertionResults: object[]) => ({
    status,
    name,
    message: status === 'failed' ? 'its words' : '',
    assertionResults,
  })
  const ran = (status: string, fullName = '', ...failureMessages: string[]) => ({
    status,
    fullName,
    failureMessages,
  })
  const report = {
    testResults: [
      file('passed', 'a.test.ts', [
        ran('passed'),
        ran('passed', 'late', 'too slow'),
        ran('pending'),
        ran('todo'),
      ]),
      file('failed', 'b.test.ts', [ran('passed'), ran('failed', 'one', 'no'), ran('failed', 'two', 'no')]),
      file('failed', 'c.test.ts', []),
    ],
  }
  expect(readVitestReport(report)).toEqual({
    passed: 3,
    failed: 3,
    skipped: 2,
    repeated: 1,
    remarks: [
      'passed at the second try: late (a.test.ts)',
      'failed: one (b.test.ts)',
      'failed: two (b.test.ts)',
      'failed: c.test.ts: its words',
    ],
  })
})

test('a browser test that passed at its second try is named apart, and an error outside the tests has failed', () => {
  const stats = { expected: 20, unexpected: 1, flaky: 2, skipped: 3 }
  expect(readPlaywrightReport({ stats, errors: [{ message: 'no config' }] })).toEqual({
    ...NOTHING,
    passed: 22,
    failed: 2,
    skipped: 3,
    repeated: 2,
  })
})

test('a missing report is undefined', async () => {
  expect(await readReport(join(tmpdir(), 'no-such-report.json'), readVitestReport)).toBeUndefined()
})

test('a report of an unknown format throws', () => {
  expect(() => readVitestReport({})).toThrow()
  expect(() => readPlaywrightReport({ stats: {} })).toThrow()
})
