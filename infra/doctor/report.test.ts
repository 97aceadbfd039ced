import { expect, test } from 'vitest'
import { fail, resultOf, warning } from './check-result.ts'
import { asJson, lineFor, summaryOf } from './report.ts'

const PLAIN = { isColoured: false }
const OK = { name: 'Node.js', result: resultOf([], '24.1.0') }
const SICK = {
  name: 'User pool',
  result: resultOf([fail('a is 1', 'Deploy.'), warning('c is 3', 'Wait.'), fail('b is 2', 'Deploy.')], ''),
}

test('problems with the same fix are grouped', () => {
  expect(lineFor(OK, PLAIN)).toBe('  ok       Node.js          24.1.0')
  expect(lineFor(SICK, PLAIN).split('\n')).toEqual([
    '  fail     User pool        a is 1',
    '                            b is 2',
    '                            -> Deploy.',
    '                            c is 3',
    '                            -> Wait.',
  ])
})

test('the summary counts each status', () => {
  expect(summaryOf([OK, OK], PLAIN)).toBe('All 2 checks are ok.')
  expect(summaryOf([OK, SICK], PLAIN)).toBe('1 fail, 1 ok.')
})

test('colours are optional', () => {
  const control = String.fromCharCode(27)
  expect(lineFor(SICK, PLAIN)).not.toContain(control)
  expect(lineFor(SICK, { isColoured: true })).toContain(`${control}[31mfail`)
})

test('JSON is one document', () => {
  expect(JSON.parse(asJson('a file', [OK, SICK]))).toEqual({
    source: 'a file',
    checks: [
      { name: 'Node.js', status: 'ok', summary: '24.1.0' },
      { name: 'User pool', ...SICK.result },
    ],
  })
})
