import { expect, it } from 'vitest'
import { ok, refused } from '#lib/result.ts'
import { orOutage, wrongOr } from './enumeration-safe.ts'

it('what Cognito refuses about one account does not show; an outage does', () => {
  expect(orOutage(ok(undefined), 'asked')).toEqual({ ok: true, value: 'asked' })
  for (const code of ['not-allowed', 'too-often', 'rejected'] as const) {
    expect(orOutage(refused({ code }), 'asked')).toEqual({ ok: true, value: 'asked' })
  }
  const outage = refused({ code: 'unavailable' } as const)
  expect(orOutage(outage, 'asked')).toEqual({ ok: false, error: { code: 'unavailable' } })
})

it.each([
  ['wrong-code', 'wrong'],
  ['expired-code', 'wrong'],
  ['too-often', 'wrong'],
  ['not-allowed', 'wrong'],
  ['rejected', 'unavailable'],
  ['unavailable', 'unavailable'],
] as const)('a code that Cognito calls %s is said to be %s', (code, said) => {
  expect(wrongOr({ code })).toBe(said)
})
