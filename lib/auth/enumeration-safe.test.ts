import { expect, it } from 'vitest'
import { ok, refused } from '#lib/result.ts'
import { anotherAddress } from '#lib/testing/signed-in-person.ts'
import { startSiteOnLocalPool } from '#lib/testing/site-on-local-pool.ts'
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

it('the decoy username is stable for one address, different for the next, and discloses neither', async () => {
  const { pool } = await startSiteOnLocalPool()
  const { decoyUsername } = await import('./enumeration-safe.ts')
  const [anna, bert] = [anotherAddress(), anotherAddress()]
  expect(decoyUsername(anna)).toMatch(/^[0-9a-f]{40}@decoy\.invalid$/)
  expect(decoyUsername(anna)).toBe(decoyUsername(anna))
  expect(decoyUsername(bert)).not.toBe(decoyUsername(anna))
  await pool.close()
})
