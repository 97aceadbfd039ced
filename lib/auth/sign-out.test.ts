import { afterEach, beforeEach, describe, expect, vi } from 'vitest'
import type { Session } from '#lib/session/session-cookie.ts'
import { listenToLog } from '#lib/testing/log-lines.ts'
import { afterTheAnswer, browser } from '#lib/testing/next-request.ts'
import { codeTest as it } from '#lib/testing/site-test.ts'

vi.mock('next/headers', () => import('#lib/testing/next-request.ts'))
vi.mock('next/server', () => import('#lib/testing/next-request.ts'))

const OUTAGE = { operation: 'RevokeToken', type: 'InternalErrorException', message: 'x', status: 500 }

const log = listenToLog()

beforeEach<{ session: Session }>(({ session: _ }) => {
  log.lines()
})

afterEach(() => {
  vi.useRealTimers()
})

/** What Cognito says of a session's refresh token. */
async function standing(session: Session): Promise<string> {
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
async function copyPasses(session: Session): Promise<boolean> {
  const { isRevoked } = await import('#lib/session/revoked-sessions.ts')
  return !isRevoked(session)
}

describe('signing out', () => {
  it('ends the session here and at Cognito', async ({ session }) => {
    await signsOut()
    expect(browser.cookie('signed-in-3000')).toBeUndefined()
    expect(log.lines()).toMatchObject([
      { event: 'signed-out', outcome: 'revoked', durationMilliseconds: expect.any(Number) },
    ])
    expect(await copyPasses(session)).toBe(false)
    expect(await standing(session)).toBe('ended')
    await afterTheAnswer()
    expect(log.lines()).toEqual([])
  })

  it('without a session deletes the cookie', async () => {
    browser.isNew()
    browser.takes({ name: 'signed-in-3000', value: 'nonsense' })
    await signsOut()
    expect(browser.cookie('signed-in-3000')).toBeUndefined()
    expect(log.lines()).toEqual([])
  })

  it('while Cognito is out of reach is heard there later: after one second, then five more', async ({
    session,
    faults,
  }) => {
    faults.cognito.fail = OUTAGE
    await signsOut()
    expect(browser.cookie('signed-in-3000')).toBeUndefined()
    expect(log.outcomes()).toEqual(['signed-out: not-revoked'])
    const begun = Date.now()
    const later = afterTheAnswer()
    await vi.waitFor(() => expect(log.outcomes()).toEqual(['revoked-later: not-revoked']), { timeout: 3_000 })
    expect(Date.now() - begun).toBeGreaterThan(990)
    delete faults.cognito.fail
    await later
    expect(Date.now() - begun).toBeGreaterThan(5_990)
    expect(log.lines()).toMatchObject([
      { event: 'revoked-later', outcome: 'revoked', who: expect.any(String) },
    ])
    expect(await standing(session)).toBe('ended')
  })

  it('that Cognito has not heard of lets no copy pass here, not even when it should have ended by itself', async ({
    session,
    faults,
  }) => {
    faults.cognito.fail = OUTAGE
    await signsOut()
    vi.useFakeTimers({ now: Date.now() + 29 * 24 * 60 * 60 * 1_000, toFake: ['Date'] })
    expect(await copyPasses(session)).toBe(false)
  })

  it('lets no copy pass here for its whole life, whatever Cognito says then', async ({ session }) => {
    await signsOut()
    vi.useFakeTimers({ now: Date.now() + 29 * 24 * 60 * 60 * 1_000, toFake: ['Date'] })
    expect(await copyPasses(session)).toBe(false)
  })
})
