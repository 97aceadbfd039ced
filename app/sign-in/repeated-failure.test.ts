import { expect, it } from 'vitest'
import { withRepeatedFailure } from './repeated-failure.ts'

const wrong = { code: 'wrong' } as const
const again = { code: 'wrong-again' } as const

it('says from the second wrong password in a row on what may be behind it', () => {
  expect(withRepeatedFailure({ status: 'idle', email: '' }, wrong)).toEqual(wrong)
  expect(withRepeatedFailure({ status: 'refused', email: '', reason: wrong }, wrong)).toEqual(again)
  expect(withRepeatedFailure({ status: 'refused', email: '', reason: again }, wrong)).toEqual(again)
})

it('and nothing else after something else, or of something else', () => {
  const unavailable = { code: 'unavailable' } as const
  expect(withRepeatedFailure({ status: 'refused', email: '', reason: unavailable }, wrong)).toEqual(wrong)
  expect(withRepeatedFailure({ status: 'refused', email: '', reason: wrong }, unavailable)).toEqual(
    unavailable,
  )
})

it.each([undefined, null, 1, 'wrong', [], { reason: null }, { reason: 'wrong' }, { reason: { code: {} } }])(
  'and survives %j for a state',
  (before) => {
    expect(withRepeatedFailure(before, wrong)).toEqual(wrong)
  },
)
