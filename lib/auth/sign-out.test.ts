import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SignedIn } from '#lib/session/signed-in.ts'
import { listenToLog } from '#lib/testing/log-lines.ts'
import { afterTheAnswer, browser } from '#lib/testing/next-request.ts'
import { signsUpAndIn } from '#lib/testing/signed-in-person.ts'
import { type SiteOnLocalPool, startSiteOnLocalPool } from '#lib/testing/site-on-local-pool.ts'

vi.mock('next/headers', () => import('#lib/testing/next-request.ts'))
vi.mock('next/server', () => import('#lib/testing/next-request.ts'))

const OUTAGE = { operation: 'RevokeToken', type: 'InternalErrorException', message: 'x', status: 500 }

const log = listenToLog()

let site: SiteOnLocalPool
let session: SignedIn

beforeAll(async () => {
  site = await startSiteOnLocalPool()
})

afterAll(async () => {
  await site.pool.close()
})

beforeEach(async () => {
  browser.isNew()
  session = await signsUpAndIn(site)
  site.passes({ seconds: 61 })
  log.lines()
})

afterEach(() => {
  vi.useRealTimers()
  delete site.pool.faults.cognito.fail
})

/** What Cognito says of the session's refresh token. */
async function stands(): Promise<string> {
  const { refreshSession } = await import('./refresh-session.ts')
  const { kind } = await refreshSession(session)
  log.lines()
  return kind
}

async function signsOut(): Promise<void> {
  const { signOut } = await import('./sign-out.ts')
  await signOut()
}

/** A stolen copy of the cookie comes to this instance. */
async function copyPasses(): Promise<boolean> {
  const { hasEnded } = await import('#lib/session/ended-sessions.ts')
  return !hasEnded(session)
}

describe('signing out', () => {
  it('ends the session here and at Cognito', async () => {
    await signsOut()
    expect(browser.cookie('signed-in')).toBeUndefined()
    expect(log.lines()).toMatchObject([
      { event: 'signed-out', outcome: 'revoked', durationMilliseconds: expect.any(Number) },
    ])
    expect(await copyPasses()).toBe(false)
    expect(await stands()).toBe('ended')
    await afterTheAnswer()
    expect(log.lines()).toEqual([])
  })

  it('of nobody takes away what cookie there is', async () => {
    browser.isNew()
    browser.takes({ name: 'signed-in', value: 'nonsense' })
    await signsOut()
    expect(browser.cookie('signed-in')).toBeUndefined()
    expect(log.lines()).toEqual([])
  })

  it('while Cognito is out of reach is heard there later: after one second, then five more', async () => {
    site.pool.faults.cognito.fail = OUTAGE
    await signsOut()
    expect(browser.cookie('signed-in')).toBeUndefined()
    expect(log.outcomes()).toEqual(['signed-out: not-revoked'])
    const begun = Date.now()
    const later = afterTheAnswer()
    await vi.waitFor(() => expect(log.outcomes()).toEqual(['revoked-later: not-revoked']), { timeout: 3_000 })
    expect(Date.now() - begun).toBeGreaterThan(990)
    delete site.pool.faults.cognito.fail
    await later
    expect(Date.now() - begun).toBeGreaterThan(5_990)
    expect(log.lines()).toMatchObject([
      { event: 'revoked-later', outcome: 'revoked', who: expect.any(String) },
    ])
    expect(await stands()).toBe('ended')
  })

  it('that Cognito has not heard of lets no copy pass here, not even when it should have ended by itself', async () => {
    site.pool.faults.cognito.fail = OUTAGE
    await signsOut()
    vi.useFakeTimers({ now: Date.now() + 29 * 24 * 60 * 60 * 1_000, toFake: ['Date'] })
    expect(await copyPasses()).toBe(false)
  })

  it('that Cognito has heard of is remembered here for as long as a copy could pass unasked', async () => {
    await signsOut()
    vi.useFakeTimers({ now: Date.now() + 7 * 60 * 1_000, toFake: ['Date'] })
    expect(await copyPasses()).toBe(true)
  })
})
