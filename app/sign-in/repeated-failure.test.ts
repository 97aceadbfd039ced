import { expect, it } from 'vitest'
import { withRepeatedFailure } from './repeated-failure.ts'

const wrong = { code: 'wrong' } as const
const again = { code: 'wrong-again' } as const
const unavailable = { code: 'unavailable' } as const

it('tells from the second wrong password in a row what may be behind it', () => {
  expect(withRepeatedFailure({ status: 'idle' }, wrong)).toEqual(wrong)
  expect(withRepeatedFailure({ status: 'refused', reason: wrong }, wrong)).toEqual(again)
  expect(withRepeatedFailure({ status: 'refused', reason: again }, wrong)).toEqual(again)
})

it('starts to count again after another failure, and counts no other', () => {
  expect(withRepeatedFailure({ status: 'refused', reason: unavailable }, wrong)).toEqual(wrong)
  expect(withRepeatedFailure({ status: 'refused', reason: wrong }, unavailable)).toEqual(unavailable)
})

it('takes a state that no form can have shown for none', () => {
  expect(withRepeatedFailure(undefined, wrong)).toEqual(wrong)
})
