import { afterEach, describe, expect, vi } from 'vitest'
import { getTokensFromRefreshToken } from '#lib/cognito/tokens.ts'
import { type Session, sessionCookie, unsealSession } from '#lib/session/session-cookie.ts'
import { browser } from '#lib/testing/next-request.ts'
import { signsUpAndIn } from '#lib/testing/signed-in-person.ts'
import { startSiteOnLocalPool } from '#lib/testing/site-on-local-pool.ts'
import { testOn } from '#lib/testing/site-test.ts'
import { refreshSessionCookie } from './refresh-session.ts'

vi.mock('next/headers', () => import('#lib/testing/next-request.ts'))
vi.mock('next/server', () => import('#lib/testing/next-request.ts'))

const AFTER_GRACE_MILLISECONDS = 61_000

/** A Cognito on which revoking a token that was rotated reaches nothing, as AWS's pages allow. */
const it = testOn(() =>
  startSiteOnLocalPool('code', { assumptions: { revokedSpentToken: 'reaches-nothing' } }),
).extend('session', async ({ site }) => {
  browser.isNew()
  return signsUpAndIn(site)
})

afterEach(() => {
  vi.useRealTimers()
})

const due = (session: Session): Session => ({ ...session, freshUntil: 0 })

async function sends(session: Session): Promise<Session | undefined> {
  const sealed = (await sessionCookie(session)).value
  return unsealSession((await refreshSessionCookie(sealed)).cookie?.value)
}

async function isAliveAtCognito({ refreshToken }: Session): Promise<boolean> {
  return (await getTokensFromRefreshToken(refreshToken)).ok
}

describe('a refresh token that was used again, where revoking it reaches no other', () => {
  it('takes its successor along, which this instance knows', async ({ session }) => {
    const next = await sends(due(session))
    if (next === undefined) throw new Error('It was not renewed')
    await sends(next)
    vi.useFakeTimers({ now: Date.now() + AFTER_GRACE_MILLISECONDS, toFake: ['Date'] })
    expect(await sends(due(session))).toBeUndefined()
    expect(await isAliveAtCognito(next)).toBe(false)
  })

  it('takes every other token of its session along that is shown afterwards', async ({ session }) => {
    // Another instance renewed it.
    const elsewhere = await getTokensFromRefreshToken(session.refreshToken)
    if (!elsewhere.ok) throw new Error(elsewhere.error.code)
    const next = { ...session, refreshToken: elsewhere.value.refreshToken }
    vi.useFakeTimers({ now: Date.now() + AFTER_GRACE_MILLISECONDS, toFake: ['Date'] })
    expect(await sends(due(session))).toBeUndefined()
    expect(await sends(next)).toBeUndefined()
    expect(await isAliveAtCognito(next)).toBe(false)
  })
})
