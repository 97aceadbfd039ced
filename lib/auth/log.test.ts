import { afterEach, beforeEach, describe, expect, vi } from 'vitest'
import { listenToLog } from '#lib/testing/log-lines.ts'
import { codeTest as it } from '#lib/testing/site-test.ts'

const log = listenToLog()

beforeEach(() => {
  log.lines()
})

afterEach(() => {
  vi.useRealTimers()
})

const flow = async () => ({
  ...(await import('./log.ts')),
  ...(await import('./submit-code.ts')),
  ...(await import('./request-code.ts')),
  ...(await import('./continue-sign-in.ts')),
  ...(await import('./sign-up.ts')),
  ...(await import('#lib/session/pending-sign-in.ts')),
})

describe('the log', () => {
  it('tells one sign-up and sign-in step by step, with the time that each took', async ({ site, email }) => {
    const { signUp, requestCode, submitCode, newPendingSignIn, pendingAfterAnswer } = await flow()
    const requested = await signUp(email, {})
    if (!requested.ok) throw new Error(requested.error.code)
    const pending = newPendingSignIn(email, requested.value)
    const wrong = await submitCode(pending, site.readsCode(email) === '000000' ? '000001' : '000000', {})
    if (wrong.kind !== 'wrong') throw new Error(wrong.kind)
    await submitCode(await pendingAfterAnswer(pending, wrong, '000000', {}), site.readsCode(email), {})
    await signUp(email, {})
    await requestCode(email, {})
    const lines = log.lines()
    expect(lines.map(({ event, outcome }) => [event, outcome])).toEqual([
      ['signed-up', 'created'],
      ['code-requested', 'accepted'],
      ['code-submitted', 'wrong'],
      ['code-submitted', 'signed-in'],
      ['signed-up', 'exists'],
      ['code-requested', 'accepted'],
      ['code-requested', 'recent'],
    ])
    for (const { durationMilliseconds, at } of lines) {
      expect(durationMilliseconds).toBeLessThan(10_000)
      expect(durationMilliseconds).toBeGreaterThanOrEqual(0)
      expect(Math.abs(Date.parse(String(at)) - Date.now())).toBeLessThan(60_000)
    }
  })

  it('names people by a hash that stays the same, and by nothing else', async () => {
    const { logAuthEvent } = await flow()
    for (const about of ['anna@example.com', 'bert@example.com', 'anna@example.com']) {
      logAuthEvent({ event: 'signed-in', outcome: 'ok', about })
    }
    const lines = log.lines()
    const [anna, bert, again] = lines.map(({ who }) => who)
    expect(anna).toMatch(/^[\w-]{16}$/)
    expect(again).toBe(anna)
    expect(bert).not.toBe(anna)
    expect(JSON.stringify(lines)).not.toMatch(/anna|bert/)
  })

  it('has the time of what took time only, in whole milliseconds', async () => {
    const { logAuthEvent } = await flow()
    vi.useFakeTimers({ now: new Date('2026-11-24T10:00:00Z'), toFake: ['Date'] })
    logAuthEvent({ event: 'foreign-post', outcome: 'refused' })
    logAuthEvent({ event: 'signed-out', outcome: 'revoked' }, Date.now() - 12.4)
    const at = '2026-11-24T10:00:00.000Z'
    expect(log.lines()).toEqual([
      { at, event: 'foreign-post', outcome: 'refused' },
      { at, event: 'signed-out', outcome: 'revoked', durationMilliseconds: 12 },
    ])
  })

  it.for([
    [
      'limited',
      'UserLambdaValidationException',
      'PreSignUp failed with error TooManyStarts for 1800 seconds.',
    ],
    ['rejected', 'InvalidParameterException', 'Invalid email address format.'],
  ] as const)(
    'tells of a sign-up that was %s, which goes on as a start does: that is all a new address may show',
    async ([outcome, type, message], { faults, email }) => {
      const { signUp } = await flow()
      faults.cognito.fail = { operation: 'SignUp', type, message }
      expect(await signUp(email, {})).toMatchObject({ ok: true })
      expect(log.outcomes()).toEqual([`signed-up: ${outcome}`, 'code-requested: accepted'])
    },
  )

  it('tells what was refused', async ({ email, faults }) => {
    const { signUp, requestCode, submitCode, newPendingSignIn } = await flow()
    const requested = await signUp(email, {})
    if (!requested.ok) throw new Error(requested.error.code)
    log.lines()
    faults.cognito.fail = { type: 'InternalErrorException', message: 'x', status: 500 }
    expect(await signUp(email, {})).toEqual({ ok: false, error: { code: 'unavailable' } })
    await requestCode(email, {})
    await submitCode(newPendingSignIn(email, requested.value), '000000', {})
    expect(log.outcomes()).toEqual([
      'signed-up: unavailable',
      'code-requested: unavailable',
      'code-submitted: unavailable',
    ])
  })
})
