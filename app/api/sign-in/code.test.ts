import { describe, expect, vi } from 'vitest'
import { listenToLog } from '#lib/testing/log-lines.ts'
import { browser } from '#lib/testing/next-request.ts'
import { anotherAddress } from '#lib/testing/signed-in-person.ts'
import { codeTest as it } from '#lib/testing/site-test.ts'
import { posts, signsUp, starts } from './testing/native-app.ts'

vi.mock('next/headers', () => import('#lib/testing/next-request.ts'))

const CODE = '/api/sign-in/code'
const log = listenToLog()

const otherThan = (code: string, by = 1) => String((Number(code) + by) % 1_000_000).padStart(6, '0')

describe('an app that signs in', () => {
  it('gets tokens of the person for a right code, and no cookie', async ({ site, email }) => {
    const { verifyIdToken } = await import('#lib/cognito/verify-id-token.ts')
    const { bearerUser } = await import('#lib/auth/bearer.ts')
    browser.isNew()
    const { accessToken, idToken, expiresInSeconds } = await signsUp(email, site.readsCode)
    expect(expiresInSeconds).toBeGreaterThan(290)
    expect(expiresInSeconds).toBeLessThanOrEqual(300)
    const identity = await verifyIdToken(idToken)
    expect(identity).toMatchObject({ ok: true, value: { email } })
    const headers = new Headers({ authorization: `Bearer ${accessToken}` })
    const id = identity.ok ? identity.value.sub : 'none'
    expect(await bearerUser({ headers })).toMatchObject({ ok: true, value: { id } })
    expect(browser.cookieNames()).toEqual([])
  })

  it('reads what the code page would say, and goes on with the next flow', async ({ site, email }) => {
    const started = await posts('/api/sign-in', { email, signUp: true })
    expect(started).toMatchObject({ status: 200, codeLength: 6, triesLeft: 5 })
    expect([started.notice, started.error]).toEqual([undefined, undefined])
    expect(started.expiresInSeconds).toBeGreaterThan(590)
    const code = site.readsCode(email)
    for (const [typed, error] of [
      [' ', 'empty'],
      ['12345', 'length'],
      ['twelve', 'letters'],
    ]) {
      expect(await posts(CODE, { flow: started.flow, code: typed })).toMatchObject({ status: 400, error })
    }
    const wrong = await posts(CODE, { flow: started.flow, code: otherThan(code) })
    expect(wrong).toMatchObject({ status: 401, error: 'wrong', triesLeft: 4 })
    const early = await posts('/api/sign-in', { flow: wrong.flow })
    expect(early).toMatchObject({ status: 429, error: 'too-early' })
    expect(early.headers.get('retry-after')).toBe(String(early.resendInSeconds))
    site.passes({ seconds: 31 })
    const again = await posts('/api/sign-in', { flow: early.flow })
    expect(again).toMatchObject({ status: 200, notice: 'sent-again', triesLeft: 4 })
    const typed = `${code.slice(0, 3)} ${code.slice(3)}`
    expect(await posts(CODE, { flow: again.flow, code: typed })).toMatchObject({ status: 200 })
  })

  it('gets a new code for one that has expired', async ({ site, email }) => {
    const flow = await starts(email, { signUp: true })
    const first = site.readsCode(email)
    site.passes({ seconds: 601 })
    const expired = await posts(CODE, { flow, code: first })
    expect(expired).toMatchObject({ status: 401, error: 'expired', triesLeft: 5 })
    const code = site.readsCode(email)
    expect(code).not.toBe(first)
    expect(await posts(CODE, { flow: expired.flow, code })).toMatchObject({ status: 200 })
  })

  it('by ten parallel right codes gets one set of tokens', async ({ site, email }) => {
    const flow = await starts(email, { signUp: true })
    const flows = [
      flow,
      flow,
      flow,
      flow,
      flow,
      ...(await Promise.all([1, 2, 3, 4, 5].map(() => starts(email)))),
    ]
    const code = site.readsCode(email)
    const answers = await Promise.all(flows.map((each) => posts(CODE, { flow: each, code })))
    expect(answers.filter(({ accessToken }) => accessToken !== undefined)).toHaveLength(1)
    expect(answers.map(({ status, error }) => `${status} ${error}`).sort()).toEqual([
      '200 undefined',
      ...Array<string>(9).fill('401 used'),
    ])
  })

  it('gets nothing for a flow that was used', async ({ site, email }) => {
    const flow = await starts(email, { signUp: true })
    const code = site.readsCode(email)
    expect(await posts(CODE, { flow, code })).toMatchObject({ status: 200 })
    const replayed = await posts(CODE, { flow, code })
    expect(replayed).toMatchObject({ status: 401, error: 'used' })
    expect(replayed.accessToken).toBeUndefined()
  })

  it("gets nothing for its own flow with another person's code, which still works", async ({
    site,
    email,
  }) => {
    const other = anotherAddress()
    const [flow, otherFlow] = [await starts(email, { signUp: true }), await starts(other, { signUp: true })]
    const code = site.readsCode(other)
    if (code === site.readsCode(email)) throw new Error('Both drew one code; run it again')
    expect(await posts(CODE, { flow, code })).toMatchObject({ status: 401, error: 'wrong', triesLeft: 4 })
    expect(await posts(CODE, { flow: otherFlow, code })).toMatchObject({ status: 200 })
  })

  it('has five tries in all, over however many flows', async ({ site, email }) => {
    await starts(email, { signUp: true })
    const code = site.readsCode(email)
    const flows = await Promise.all([1, 2, 3, 4, 5].map(() => starts(email)))
    const answers = []
    for (const [index, flow] of flows.entries()) {
      answers.push(await posts(CODE, { flow, code: otherThan(code, index + 1) }))
    }
    expect(answers.map(({ status, error, triesLeft }) => [status, error, triesLeft])).toEqual([
      [401, 'wrong', 4],
      [401, 'wrong', 3],
      [401, 'wrong', 2],
      [401, 'wrong', 1],
      [401, 'used-up', 0],
    ])
    expect(await posts(CODE, { flow: flows[0], code })).toMatchObject({ status: 401, error: 'used-up' })
  })

  it('with the device of an earlier sign-in has tries of its own, as a known browser has', async ({
    site,
    email,
  }) => {
    const { device } = await signsUp(email, site.readsCode)
    for (let round = 0; round < 3; round += 1) {
      site.passes({ seconds: 1_801 })
      let flow = await starts(email)
      const code = site.readsCode(email)
      for (let tried = 1; tried <= 5; tried += 1) {
        flow = (await posts(CODE, { flow, code: otherThan(code, tried) })).flow ?? 'none'
      }
    }
    site.passes({ seconds: 1_801 })
    const stranger = await posts('/api/sign-in', { email, device: 'made up' })
    expect(stranger).toMatchObject({ status: 429, error: 'limited' })
    const flow = await starts(email, { device })
    expect(await posts(CODE, { flow, code: site.readsCode(email) })).toMatchObject({ status: 200 })
  })

  it('is told what failed, and keeps its flow', async ({ site, email, faults }) => {
    const flow = await starts(email, { signUp: true })
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    faults.cognito.fail = { type: 'InternalErrorException', message: 'x', status: 500 }
    expect(await posts('/api/sign-in', { email })).toMatchObject({ status: 503, error: 'unavailable' })
    const failed = await posts(CODE, { flow, code: '123456' })
    expect(failed).toMatchObject({ status: 503, error: 'unavailable', triesLeft: 5 })
    delete faults.cognito.fail
    const code = site.readsCode(email)
    expect(await posts(CODE, { flow: failed.flow, code })).toMatchObject({ status: 200 })
  })

  it('leaves the outcomes of a sign-in in the log, and none of its secrets', async ({ site, email }) => {
    log.lines()
    const tokens = await signsUp(email, site.readsCode)
    const lines = log.lines()
    expect(lines.map(({ event, outcome }) => `${event}: ${outcome}`)).toEqual([
      'signed-up: created',
      'code-requested: accepted',
      'code-submitted: signed-in',
      'signed-in: ok',
    ])
    const written = JSON.stringify(lines)
    for (const secret of [
      email,
      site.readsCode(email),
      tokens.accessToken,
      tokens.idToken,
      tokens.refreshToken,
    ]) {
      expect(written).not.toContain(secret)
    }
  })
})
