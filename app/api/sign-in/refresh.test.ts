import { afterEach, describe, expect, vi } from 'vitest'
import { listenToLog } from '#lib/testing/log-lines.ts'
import { afterTheAnswer } from '#lib/testing/next-request.ts'
import { operator } from '#lib/testing/operator.ts'
import { codeTest, countCalls } from '#lib/testing/site-test.ts'
import { posts, signsUp } from './testing/native-app.ts'

vi.mock('next/headers', () => import('#lib/testing/next-request.ts'))
vi.mock('next/server', async (original) => ({
  ...(await original<typeof import('next/server')>()),
  after: (await import('#lib/testing/next-request.ts')).after,
}))

const REFRESH = '/api/sign-in/refresh'
const SIGN_OUT = '/api/sign-in/sign-out'
const DUE_SECONDS = 280
const ENDED = { status: 401, error: 'ended' }

const log = listenToLog()

/** With the fixture `tokens` a test has those of an app that signed in. */
const it = codeTest.extend('tokens', async ({ site, email }) => {
  const tokens = await signsUp(email, site.readsCode)
  log.lines()
  return tokens
})

afterEach(() => {
  vi.useRealTimers()
})

/** Lets time pass for the site and, on the same process, for Cognito. */
function passes(seconds: number): void {
  vi.useFakeTimers({ now: Date.now() + seconds * 1_000, toFake: ['Date'] })
}

/** What Cognito itself says of the refresh token that an app's one stands for. */
async function isRevokedAtCognito(refreshToken: string): Promise<boolean> {
  const { openSession } = await import('./tokens.ts')
  const { getTokensFromRefreshToken } = await import('#lib/cognito/tokens.ts')
  const session = await openSession(refreshToken)
  return !(await getTokensFromRefreshToken(session?.refreshToken ?? 'none')).ok
}

describe('a refresh token of an app', () => {
  it('stays the same, without a call to Cognito, until its access token is about to expire', async ({
    tokens,
    faults,
  }) => {
    const calls = countCalls(faults)
    passes(DUE_SECONDS - 60)
    const early = await posts(REFRESH, { refreshToken: tokens.refreshToken })
    expect(early).toMatchObject({ status: 200, accessToken: tokens.accessToken })
    expect(early.expiresInSeconds).toBeLessThanOrEqual(80)
    expect(calls()).toBe(0)
    passes(60)
    const due = await posts(REFRESH, { refreshToken: early.refreshToken })
    expect(due.accessToken).not.toBe(tokens.accessToken)
    expect(due.expiresInSeconds).toBeGreaterThan(290)
    expect(calls()).toBe(1)
  })

  it('is exchanged for the next one, and both end where the earlier one comes back later', async ({
    tokens: { refreshToken },
  }) => {
    passes(DUE_SECONDS)
    const { refreshToken: next } = await posts(REFRESH, { refreshToken })
    // Its answer may be lost on the way to the phone.
    expect(await posts(REFRESH, { refreshToken })).toMatchObject({ status: 200 })
    expect(await posts(REFRESH, { refreshToken: next })).toMatchObject({ status: 200 })
    passes(30)
    expect(await posts(REFRESH, { refreshToken })).toMatchObject(ENDED)
    expect(await posts(REFRESH, { refreshToken: next })).toMatchObject(ENDED)
    expect(await isRevokedAtCognito(next ?? 'none')).toBe(true)
    await afterTheAnswer()
    expect(log.outcomes()).toContain('token-reused: revoked')
  })

  it('is worth nothing once the account is disabled', async ({ site, email, tokens: { refreshToken } }) => {
    await operator(site.pool).disables(email)
    passes(DUE_SECONDS)
    expect(await posts(REFRESH, { refreshToken })).toMatchObject(ENDED)
  })

  it('outlives an outage', async ({ tokens: { refreshToken }, faults }) => {
    passes(DUE_SECONDS)
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    faults.cognito.fail = { type: 'InternalErrorException', message: 'x', status: 500 }
    expect(await posts(REFRESH, { refreshToken })).toMatchObject({ status: 503, error: 'unavailable' })
    delete faults.cognito.fail
    passes(10)
    expect(await posts(REFRESH, { refreshToken })).toMatchObject({ status: 200 })
  })

  it('that this site did not make never reaches Cognito', async ({ tokens, faults }) => {
    const calls = countCalls(faults)
    for (const refreshToken of [
      '',
      'made up',
      tokens.accessToken,
      tokens.device,
      `${tokens.refreshToken}x`,
    ]) {
      expect(await posts(REFRESH, { refreshToken })).toMatchObject(ENDED)
      expect(await posts(SIGN_OUT, { refreshToken })).toMatchObject({ status: 200 })
    }
    expect(calls()).toBe(0)
  })
})

describe('signing out', () => {
  it('ends the session of an app here and at Cognito', async ({ tokens: { refreshToken } }) => {
    expect(await posts(SIGN_OUT, { refreshToken })).toMatchObject({ status: 200 })
    expect(log.outcomes()).toEqual(['signed-out: revoked'])
    expect(await posts(REFRESH, { refreshToken })).toMatchObject(ENDED)
    expect(await isRevokedAtCognito(refreshToken)).toBe(true)
  })

  it('with an earlier refresh token ends the session as well', async ({ tokens: { refreshToken } }) => {
    passes(DUE_SECONDS)
    const { refreshToken: next = 'none' } = await posts(REFRESH, { refreshToken })
    expect(await posts(SIGN_OUT, { refreshToken })).toMatchObject({ status: 200 })
    expect(await posts(REFRESH, { refreshToken: next })).toMatchObject(ENDED)
    expect(await isRevokedAtCognito(next)).toBe(true)
  })
})
