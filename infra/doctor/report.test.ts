import { expect, test } from 'vitest'
import { fail, resultOf, warning } from './check-result.ts'
import { asJson, lineFor, summaryOf } from './report.ts'

const PLAIN = { isColoured: false }
const OK = { name: 'Node.js', result: resultOf([], '24.1.0') }
const SICK = {
  name: 'User pool',
  result: resultOf([fail('a is 1', 'Deploy.'), warning('c is 3', 'Wait.'), fail('b is 2', 'Deploy.')], ''),
}

test('one line a check; problems with the same remedy stand together over it', () => {
  expect(lineFor(OK, PLAIN)).toBe('  ok       Node.js          24.1.0')
  expect(lineFor(SICK, PLAIN).split('\n')).toEqual([
    '  fail     User pool        a is 1',
    '                            b is 2',
    '                            -> Deploy.',
    '                            c is 3',
    '                            -> Wait.',
  ])
})

test('the end says how many are how', () => {
  expect(summaryOf([OK, OK], PLAIN)).toBe('All 2 checks are ok.')
  expect(summaryOf([OK, SICK], PLAIN)).toBe('1 fail, 1 ok.')
})

test('colours are only where they are wanted', () => {
  const control = String.fromCharCode(27)
  expect(lineFor(SICK, PLAIN)).not.toContain(control)
  expect(lineFor(SICK, { isColoured: true })).toContain(`${control}[31mfail`)
})

test('for programs it is one document', () => {
  expect(JSON.parse(asJson('a file', [OK, SICK]))).toEqual({
    source: 'a file',
    checks: [
      { name: 'Node.js', status: 'ok', summary: '24.1.0' },
      { name: 'User pool', ...SICK.result },
    ],
  })
})
