import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPlaywrightReport, readReport, readVitestReport } from './reports.ts'

test('unit tests are counted one by one, and a file that did not load as one failure', () => {
  const ran = (status: string) => ({ status })
  const report = {
    testResults: [
      { status: 'passed', assertionResults: [ran('passed'), ran('passed'), ran('pending'), ran('todo')] },
      { status: 'failed', assertionResults: [ran('passed'), ran('failed'), ran('failed')] },
      { status: 'failed', assertionResults: [] },
    ],
  }
  expect(readVitestReport(report)).toEqual({ passed: 3, failed: 3, skipped: 2 })
})

test('a browser test that passed at its second try has failed, and so has an error outside the tests', () => {
  const stats = { expected: 20, unexpected: 1, flaky: 2, skipped: 3 }
  expect(readPlaywrightReport({ stats, errors: [{ message: 'no config' }] })).toEqual({
    passed: 20,
    failed: 4,
    skipped: 3,
  })
})

test('a report that is not there is told from an empty one', async () => {
  expect(await readReport(join(tmpdir(), 'no-such-report.json'), readVitestReport)).toBeUndefined()
})

test('a report of an unknown form is no report of zero tests', () => {
  expect(() => readVitestReport({})).toThrow()
  expect(() => readPlaywrightReport({ stats: {} })).toThrow()
})
