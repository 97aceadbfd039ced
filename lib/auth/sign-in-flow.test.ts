import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type EmailAddress, EmailAddressSchema } from '#lib/email-address.ts'
import { newPendingSignIn, type PendingSignIn } from '#lib/session/pending-sign-in.ts'
import { type SiteOnLocalPool, startSiteOnLocalPool } from '#lib/testing/site-on-local-pool.ts'
import { pendingAfterAnswer, pendingAfterResend } from './continue-sign-in.ts'
import { requestCode } from './request-code.ts'
import { signUp } from './sign-up.ts'
import { submitCode } from './submit-code.ts'

let site: SiteOnLocalPool

beforeAll(async () => {
  site = await startSiteOnLocalPool()
})

afterEach(() => {
  delete site.pool.faults.mail.error
  delete site.pool.faults.cognito.fail
})

afterAll(async () => {
  await site.pool.close()
})

let made = 0

function newAddress(): EmailAddress {
  made += 1
  return EmailAddressSchema.parse(`person-${made}@example.com`)
}

async function pendingAfterSignUp(email: EmailAddress): Promise<PendingSignIn> {
  const requested = await signUp(email, {})
  if (!requested.ok) throw new Error(requested.error.code)
  return newPendingSignIn(email, requested.value)
}

const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

describe('a sign-in through the real local Cognito', () => {
  it('ends signed in with a verified identity', async () => {
    const email = newAddress()
    const pending = await pendingAfterSignUp(email)
    const submitted = await submitCode(pending, site.readsCode(email), {})
    expect(submitted).toMatchObject({ kind: 'signed-in', identity: { email } })
  })

  it('says wrong, counts, and goes on in the next round', async () => {
    const email = newAddress()
    const pending = await pendingAfterSignUp(email)
    const code = site.readsCode(email)
    const wrong = await submitCode(pending, otherThan(code), {})
    if (wrong.kind !== 'wrong') throw new Error(wrong.kind)
    expect(wrong.challenge.parameters.triesLeft).toBe(4)
    const next = await pendingAfterAnswer(pending, wrong, otherThan(code), {})
    expect(next).toMatchObject({ notice: { kind: 'wrong', first: true }, typed: otherThan(code) })
    expect(next.session).not.toBe(pending.session)
    expect((await submitCode(next, code, {})).kind).toBe('signed-in')
  })

  it('a correct code signs in exactly once, also in ten parallel submits', async () => {
    const email = newAddress()
    await pendingAfterSignUp(email)
    const code = site.readsCode(email)
    const rounds = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const requested = await requestCode(email, {})
        if (!requested.ok) throw new Error(requested.error.code)
        return newPendingSignIn(email, requested.value)
      }),
    )
    const submitted = await Promise.all(rounds.map((pending) => submitCode(pending, code, {})))
    expect(submitted.filter(({ kind }) => kind === 'signed-in')).toHaveLength(1)
  })

  it('opens a new round when the session is used up, and the live code still works', async () => {
    const email = newAddress()
    const pending = await pendingAfterSignUp(email)
    const code = site.readsCode(email)
    await submitCode({ ...pending, email: newAddress() }, 'no code', {})
    expect((await submitCode(pending, code, {})).kind).toBe('signed-in')
  })

  it('a wrong code that is sent twice costs one try, and the second press is told the same', async () => {
    const email = newAddress()
    const pending = await pendingAfterSignUp(email)
    const wrong = otherThan(site.readsCode(email))
    for (const press of [1, 2]) {
      expect(await submitCode(pending, wrong, {}), `press ${press}`).toMatchObject({
        kind: 'wrong',
        challenge: { parameters: { triesLeft: 4 } },
      })
    }
  })

  it('opens a new round where an outage left none, and the live code still works', async () => {
    const email = newAddress()
    const pending = await pendingAfterSignUp(email)
    const lost = await pendingAfterAnswer(pending, { kind: 'unavailable' }, '', {})
    expect(lost.session).toBeUndefined()
    expect((await submitCode(lost, site.readsCode(email), {})).kind).toBe('signed-in')
  })

  it('replaces an expired code by itself', async () => {
    const email = newAddress()
    const pending = await pendingAfterSignUp(email)
    const code = site.readsCode(email)
    site.passes({ seconds: 601 })
    const expired = await submitCode(pending, code, {})
    if (expired.kind !== 'expired') throw new Error(expired.kind)
    const next = await pendingAfterAnswer(pending, expired, code, {})
    expect(next.notice).toEqual({ kind: 'expired' })
    expect((await submitCode(next, site.readsCode(email), {})).kind).toBe('signed-in')
  })

  it('says used up at the fifth wrong code, for an unknown address too', async () => {
    const known = newAddress()
    await pendingAfterSignUp(known)
    site.passes({ seconds: 31 })
    for (const email of [known, newAddress()]) {
      const requested = await requestCode(email, {})
      if (!requested.ok) throw new Error(requested.error.code)
      let pending = newPendingSignIn(email, requested.value)
      const kinds: string[] = []
      for (const code of ['000001', '000002', '000003', '000004', '000005']) {
        const submitted = await submitCode(pending, code, {})
        if (submitted.kind === 'signed-in') throw new Error('The draw hit a guess; run it again')
        kinds.push(submitted.kind)
        pending = await pendingAfterAnswer(pending, submitted, code, {})
      }
      expect(kinds).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'used-up'])
      expect(pending.notice).toEqual({ kind: 'used-up' })
    }
  })
})

describe('asking again', () => {
  it('a resend sends the same code and keeps its tries and lifetime', async () => {
    const email = newAddress()
    const pending = await pendingAfterSignUp(email)
    const code = site.readsCode(email)
    const wrong = await submitCode(pending, otherThan(code), {})
    if (wrong.kind !== 'wrong') throw new Error(wrong.kind)
    site.passes({ seconds: 31 })
    const resent = await pendingAfterResend(await pendingAfterAnswer(pending, wrong, otherThan(code), {}), {})
    expect(resent.notice).toEqual({ kind: 'sent-again' })
    expect(resent.parameters.triesLeft).toBe(4)
    // The pool's clock moved by 31 seconds, the site's did not: for the site, the code ends that much sooner.
    const sooner = pending.parameters.expiresAt - resent.parameters.expiresAt
    expect([30, 31, 32]).toContain(sooner)
    expect(site.pool.inbox.messages(email).map(({ subject }) => subject.slice(0, 6))).toEqual([code, code])
    expect((await submitCode(resent, code, {})).kind).toBe('signed-in')
  })

  it('too early is no error and sends nothing', async () => {
    const email = newAddress()
    const pending = await pendingAfterSignUp(email)
    expect((await pendingAfterResend(pending, {})).notice).toEqual({ kind: 'too-early' })
    expect(site.pool.inbox.messages(email)).toHaveLength(1)
  })

  it('too often says so and sends nothing', async () => {
    const email = newAddress()
    let pending = await pendingAfterSignUp(email)
    for (let resend = 0; resend < 5; resend += 1) {
      site.passes({ seconds: 31 })
      pending = await pendingAfterResend(pending, {})
    }
    expect(pending.notice).toEqual({ kind: 'limited' })
    expect(site.pool.inbox.messages(email)).toHaveLength(5)
  })
})

describe('an outage', () => {
  const log = vi.spyOn(console, 'warn')

  beforeEach(() => {
    log.mockReset().mockImplementation(() => {})
  })

  afterAll(() => {
    log.mockRestore()
  })

  const outages = [
    ['TooManyRequestsException', 'Too many requests'],
    ['LimitExceededException', 'Attempt limit exceeded, please try after some time.'],
    ['InternalErrorException', 'Internal error'],
    [
      'UnexpectedLambdaException',
      'CreateAuthChallenge invocation failed due to error AccessDeniedException.',
    ],
    ['InvalidLambdaResponseException', 'Unrecognizable lambda output'],
    ['UserLambdaValidationException', 'CreateAuthChallenge failed with error Contention.'],
    ['ForbiddenException', 'Request not allowed due to WAF block.'],
  ] as const

  it.each(outages)('(%s) is no open door, and spends no try', async (type, message) => {
    const email = newAddress()
    const pending = await pendingAfterSignUp(email)
    const code = site.readsCode(email)
    site.pool.faults.cognito.fail = { type, message }
    expect(await requestCode(email, {})).toEqual({ ok: false, error: { code: 'unavailable' } })
    expect(await submitCode(pending, code, {})).toEqual({ kind: 'unavailable' })
    const line = JSON.stringify({ event: 'cognito-unavailable', error: type, message })
    expect(log.mock.calls).toEqual([[line], [line]])
    delete site.pool.faults.cognito.fail
    expect((await submitCode(pending, code, {})).kind).toBe('signed-in')
  })

  it('of the mail is said, and a later try works', async () => {
    const email = newAddress()
    site.pool.faults.mail.error = 'Throttling'
    expect(await signUp(email, {})).toEqual({ ok: false, error: { code: 'unavailable' } })
    delete site.pool.faults.mail.error
    const pending = await pendingAfterSignUp(email)
    expect((await submitCode(pending, site.readsCode(email), {})).kind).toBe('signed-in')
  })

  it.each([
    ["1 error: Value 'o'brien@example.com' at 'username' failed", "1 error: Value ... at '...' failed"],
    ['No user o\'brien@example.com, nor "x".', "No user ... nor '...'."],
    ["Value 'Anna O'Brien' at 'name' failed", "Value '...' failed"],
    ["There is no o'brien@example.com in this pool", 'There is no ... in this pool'],
  ])('%j is logged without the values', async (said, message) => {
    const type = 'InternalErrorException'
    site.pool.faults.cognito.fail = { type, message: said, status: 500 }
    const log = vi.spyOn(console, 'warn').mockImplementation(() => {})
    await requestCode(newAddress(), {})
    const line = JSON.stringify({ event: 'cognito-unavailable', error: type, message })
    expect(log.mock.calls).toEqual([[line]])
    log.mockRestore()
  })

  it('that is a wrong client secret is told to the operator, not to the person', async () => {
    const message = 'Unable to verify secret hash for client abc'
    site.pool.faults.cognito.fail = { type: 'NotAuthorizedException', message }
    const loud = vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(await requestCode(newAddress(), {})).toEqual({ ok: false, error: { code: 'unavailable' } })
    const line = JSON.stringify({ event: 'cognito-surprise', error: 'NotAuthorizedException', message })
    expect(loud.mock.calls).toEqual([[line]])
    loud.mockRestore()
  })
})
