import { describe, expect } from 'vitest'
import { newPendingSignIn, type PendingSignIn } from '#lib/session/pending-sign-in.ts'
import { operator } from '#lib/testing/operator.ts'
import { anotherAddress, signsUp } from '#lib/testing/signed-in-person.ts'
import { codeTest } from '#lib/testing/site-test.ts'
import { pendingAfterAnswer, pendingAfterResend } from './continue-sign-in.ts'
import { startSignIn } from './request-code.ts'
import { submitCode } from './submit-code.ts'

const it = codeTest.extend('pending', async ({ site: _, email }) =>
  newPendingSignIn(email, await signsUp(email)),
)

/** A client address that had its share of starts. */
async function busyAddress() {
  const visitor = { clientAddress: `2001:db8:${Math.floor(Date.now() % 65_536).toString(16)}::1` }
  for (let start = 0; start < 20; start += 1) await startSignIn(anotherAddress(), visitor)
  return visitor
}

const LIMITED = { kind: 'limited', retryAtSeconds: expect.any(Number) }
const OUTAGE = { type: 'InternalErrorException', message: 'x', status: 500 }

/** The challenge of the next round, as an answer brings it. */
const challenge = (pending: PendingSignIn) => ({
  username: 'somebody',
  session: 'the session of the next round',
  parameters: { ...pending.parameters, triesLeft: 3 },
})

describe('a sign-in that begins', () => {
  it('says nothing when its code was sent', async ({ pending }) => {
    expect(pending).not.toHaveProperty('notice')
    expect(pending.requestedAt).toBeLessThanOrEqual(Date.now() / 1000)
    expect(pending.requestedAt).toBeGreaterThan(Date.now() / 1000 - 30)
  })

  it('says when it was asked for too often', async ({ site, email, pending: _ }) => {
    for (let mail = 0; mail < 5; mail += 1) {
      site.passes({ seconds: 31 })
      await startSignIn(email, {})
    }
    const requested = await startSignIn(email, {})
    if (!requested.ok) throw new Error(requested.error.code)
    expect(newPendingSignIn(email, requested.value).notice).toEqual({ kind: 'limited' })
  })
})

describe('an account that was disabled after its code was sent', () => {
  it('reads what an unknown address reads, for right and wrong codes', async ({ site, email, pending }) => {
    const unknown = anotherAddress()
    const requested = await startSignIn(unknown, {})
    if (!requested.ok) throw new Error(requested.error.code)
    await operator(site.pool).disables(email)
    let disabled: PendingSignIn = pending
    let stranger = newPendingSignIn(unknown, requested.value)
    for (const code of [site.readsCode(email), '000000', '111111', '222222', '333333']) {
      ;[disabled, stranger] = [await answered(disabled, code), await answered(stranger, code)]
      const seen = ({ notice, wasWrong, parameters: { codeState, triesLeft, delivery } }: PendingSignIn) => ({
        notice,
        wasWrong,
        codeState,
        triesLeft,
        delivery,
      })
      expect(seen(disabled)).toEqual(seen(stranger))
    }
    expect(stranger.notice).toEqual({ kind: 'used-up' })
  })
})

async function answered(pending: PendingSignIn, code: string): Promise<PendingSignIn> {
  const submitted = await submitCode(pending, code, {})
  if (submitted.kind === 'signed-in') throw new Error('Signed in')
  return pendingAfterAnswer(pending, submitted, code, {})
}

describe('after an answer', () => {
  it('that was wrong it goes on in the next round, and the second time tries are said', async ({
    pending,
  }) => {
    const once = await pendingAfterAnswer(
      pending,
      { kind: 'wrong', challenge: challenge(pending) },
      '123',
      {},
    )
    expect(once).toEqual({
      ...pending,
      ...challenge(pending),
      notice: { kind: 'wrong', first: true },
      wasWrong: true,
      typed: '123',
    })
    const twice = await pendingAfterAnswer(once, { kind: 'wrong', challenge: challenge(pending) }, '456', {})
    expect(twice).toMatchObject({ notice: { kind: 'wrong', first: false }, typed: '456' })
  })

  it.for(['used', 'used-up'] as const)('to a code that is %s it says so', async (kind, { pending }) => {
    const after = await pendingAfterAnswer(pending, { kind, challenge: challenge(pending) }, '123', {})
    expect(after).toEqual({ ...pending, ...challenge(pending), notice: { kind }, typed: '123' })
  })

  it.for([
    ['interrupted', 'interrupted'],
    ['unavailable', 'unavailable'],
  ] as const)('that was %s it has no session, and says %s', async ([kind, notice], { pending }) => {
    const { session: _, ...rest } = pending
    const after = await pendingAfterAnswer(pending, { kind }, '123', {})
    expect(after).toEqual({ ...rest, notice: { kind: notice }, typed: '123' })
  })

  it('of a right code that the site’s clock made useless it says so, and that the code is used', async ({
    pending,
  }) => {
    const { session: _, ...rest } = pending
    expect(await pendingAfterAnswer(pending, { kind: 'clock' }, '123', {})).toEqual({
      ...rest,
      parameters: { ...pending.parameters, codeState: 'used' },
      notice: { kind: 'clock' },
      typed: '123',
    })
  })

  it('to an expired code it has the next one', async ({ site, pending }) => {
    site.passes({ seconds: 601 })
    const after = await pendingAfterAnswer(
      pending,
      { kind: 'expired', challenge: challenge(pending) },
      '123',
      {},
    )
    expect(after).toMatchObject({ notice: { kind: 'expired' } })
    expect(after.parameters).toMatchObject({ delivery: 'sent', codeState: 'live', triesLeft: 5 })
    expect(after).not.toHaveProperty('typed')
  })

  it('to an expired code whose next one was mailed moments ago it says that', async ({ pending }) => {
    const after = await pendingAfterAnswer(
      pending,
      { kind: 'expired', challenge: challenge(pending) },
      '123',
      {},
    )
    expect(after.notice).toEqual({ kind: 'too-early' })
  })

  it('to an expired code that cannot be replaced it says why, and keeps what was typed', async ({
    pending,
    faults,
  }) => {
    const expired = { kind: 'expired', challenge: challenge(pending) } as const
    const limited = await pendingAfterAnswer(pending, expired, '123', await busyAddress())
    expect(limited).toMatchObject({ notice: LIMITED })
    faults.cognito.fail = OUTAGE
    expect(await pendingAfterAnswer(pending, expired, '123', {})).toEqual({
      ...pending,
      ...challenge(pending),
      notice: { kind: 'unavailable' },
      typed: '123',
    })
  })
})

describe('after asking again', () => {
  it('has the same code, or a new one when that is about to end', async ({ site, pending }) => {
    site.passes({ seconds: 31 })
    const again = await pendingAfterResend(pending, {})
    expect(again).toMatchObject({ notice: { kind: 'sent-again' } })
    site.passes({ seconds: 420 })
    const anew = await pendingAfterResend(again, {})
    expect(anew).toMatchObject({ notice: { kind: 'sent-new' } })
  })

  it('says what was refused, and keeps all else', async ({ pending, faults }) => {
    const limited = await pendingAfterResend(pending, await busyAddress())
    expect(limited).toMatchObject({
      notice: LIMITED,
      parameters: { codeState: 'live', triesLeft: 5 },
    })
    faults.cognito.fail = OUTAGE
    expect(await pendingAfterResend(limited, {})).toEqual({ ...limited, notice: { kind: 'unavailable' } })
  })
})
