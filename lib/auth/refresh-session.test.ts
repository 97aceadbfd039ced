import { afterEach, describe, expect, vi } from 'vitest'
import type { ResponseCookie } from '#lib/session/sealed-cookie.ts'
import type { Session } from '#lib/session/session-cookie.ts'
import { afterTheAnswer, browser } from '#lib/testing/next-request.ts'
import { countCalls, codeTest as it } from '#lib/testing/site-test.ts'

vi.mock('next/headers', () => import('#lib/testing/next-request.ts'))
vi.mock('next/server', () => import('#lib/testing/next-request.ts'))

const nowSeconds = () => Math.floor(Date.now() / 1000)

/** What the proxy makes of the cookie of a session that stays fresh for so many seconds. */
async function renewed(session: Session, freshForSeconds: number) {
  const { refreshSessionCookie } = await import('./refresh-session.ts')
  const { sessionCookie } = await import('#lib/session/session-cookie.ts')
  const { value } = await sessionCookie({ ...session, freshUntil: nowSeconds() + freshForSeconds })
  return (await refreshSessionCookie(value)).cookie
}

async function held(sealed: string | undefined): Promise<Session | undefined> {
  const { unsealSession } = await import('#lib/session/session-cookie.ts')
  return unsealSession(sealed)
}

/** What the proxy makes of a copy of a cookie. */
async function sends(session: Session) {
  const { refreshSessionCookie } = await import('./refresh-session.ts')
  const { sessionCookie } = await import('#lib/session/session-cookie.ts')
  return (await refreshSessionCookie((await sessionCookie(session)).value)).cookie
}

/** Lets time pass for the site and, on the same process, for Cognito. */
function passes(seconds: number): void {
  vi.useFakeTimers({ now: Date.now() + seconds * 1000, toFake: ['Date'] })
}

afterEach(() => {
  vi.useRealTimers()
})

/** Whose session ended stays for a day; it opens nothing. */
async function expectEnded(cookie: ResponseCookie | undefined, { identity }: Session): Promise<void> {
  const { unsealHeldSession } = await import('#lib/session/session-cookie.ts')
  expect(cookie?.maxAge).toBeGreaterThan(86_390)
  expect(cookie?.maxAge).toBeLessThanOrEqual(86_400)
  expect(await unsealHeldSession(cookie?.value)).toEqual({ endedFor: identity.email })
}

describe('the cookie of a page', () => {
  it('that has none stays without', async ({ site: _ }) => {
    const { refreshSessionCookie } = await import('./refresh-session.ts')
    expect(await refreshSessionCookie(undefined)).toEqual({})
  })

  it('that this site did not seal is left alone over http, where another project may have', async ({
    site: _,
  }) => {
    const { refreshSessionCookie } = await import('./refresh-session.ts')
    expect(await refreshSessionCookie('nonsense')).toEqual({})
  })

  it('stays as it is while it is fresh', async ({ session }) => {
    expect(await renewed(session, 60)).toBeUndefined()
  })

  it('is renewed shortly before its end, so that a slow page still finds it fresh', async ({ session }) => {
    const cookie = await renewed(session, 10)
    const after = await held(cookie?.value)
    expect(after).toMatchObject({ sessionId: session.sessionId, identity: session.identity })
    expect(after?.refreshToken).not.toBe(session.refreshToken)
    expect(after?.freshUntil).toBeGreaterThan(nowSeconds() + 200)
  })

  it('of a session that ended here says whose it was, without a question to Cognito', async ({
    session,
    faults,
  }) => {
    const { rememberRevoked } = await import('#lib/session/revoked-sessions.ts')
    const { refreshSessionCookie } = await import('./refresh-session.ts')
    rememberRevoked(session)
    faults.cognito.drop = 'before'
    const ended = await renewed(session, 60)
    await expectEnded(ended, session)
    expect(await refreshSessionCookie(ended?.value)).toEqual({})
  })

  it('of a session that Cognito has ended gives way with the next request', async ({ session }) => {
    const { revokeToken } = await import('#lib/cognito/tokens.ts')
    await revokeToken(session.refreshToken)
    expect(await renewed(session, 0)).toBeUndefined()
    await expectEnded(await renewed(session, 60), session)
  })

  it('of a session that its browser signed out goes: a late request leaves no address behind', async ({
    session,
  }) => {
    const { refreshSessionCookie } = await import('./refresh-session.ts')
    const { sessionCookie } = await import('#lib/session/session-cookie.ts')
    const { signOut } = await import('./sign-out.ts')
    const cookie = await sessionCookie(session)
    browser.takes(cookie)
    await signOut()
    expect(await refreshSessionCookie(cookie.value)).toMatchObject({
      cookie: { value: '', maxAge: 0 },
    })
  })

  it('passes for a while, and unasked for half of that, while Cognito is out of reach', async ({
    session,
    faults,
  }) => {
    faults.cognito.drop = 'before'
    const kept = await held((await renewed(session, 0))?.value)
    expect(kept).toMatchObject({ refreshToken: session.refreshToken })
    expect(kept?.freshUntil).toBeGreaterThanOrEqual(nowSeconds() + 43)
    expect(kept?.freshUntil).toBeLessThanOrEqual(nowSeconds() + 45)
  })

  it('is left alone by a late answer, for the visitor may have signed out meanwhile, and in again', async ({
    session,
    faults,
  }) => {
    const { rememberRevoked } = await import('#lib/session/revoked-sessions.ts')
    faults.cognito.delayMilliseconds = 300
    const late = renewed(session, 0)
    await new Promise((resolve) => setTimeout(resolve, 150))
    rememberRevoked(session)
    expect(await late).toBeUndefined()
  })
})

describe('a session that Cognito ended', () => {
  it('stays ended while refreshes are throttled, and sixty replays cause one call', async ({
    session,
    faults,
  }) => {
    const { revokeToken } = await import('#lib/cognito/tokens.ts')
    await revokeToken(session.refreshToken)
    const calls = countCalls(faults)
    const copies = await Promise.all(Array.from({ length: 60 }, () => renewed(session, 0)))
    for (const copy of copies) expect(await held(copy?.value)).toBeUndefined()
    expect(calls()).toBe(1)
    faults.cognito.fail = { type: 'TooManyRequestsException', message: 'Rate exceeded' }
    await expectEnded(await renewed(session, 60), session)
    passes(29 * 86_400)
    await expectEnded(await renewed(session, 60), session)
  })
})

describe('without Cognito', () => {
  it('a throttled refresh is asked for once, whatever copies come', async ({ session, faults }) => {
    const calls = countCalls(faults)
    faults.cognito.fail = { type: 'TooManyRequestsException', message: 'Rate exceeded' }
    await Promise.all(Array.from({ length: 60 }, () => renewed(session, 0)))
    expect(calls()).toBe(1)
  })

  it('a session lives an hour, and goes on when Cognito is back', async ({ session, faults }) => {
    faults.cognito.drop = 'before'
    passes(59 * 60)
    const kept = await held((await renewed(session, 0))?.value)
    expect(kept?.freshUntil).toBeGreaterThan(nowSeconds())
    passes(2 * 60)
    expect(await renewed(session, 0)).toBeUndefined()
    delete faults.cognito.drop
    passes(60)
    expect((await held((await renewed(session, 0))?.value))?.freshUntil).toBeGreaterThan(nowSeconds())
  })
})

describe('a refresh token that was exchanged', () => {
  it('brings its successor again as long as the browser has not shown that it has it', async ({
    session,
    faults,
  }) => {
    const calls = countCalls(faults)
    const lost = await held((await renewed(session, 0))?.value)
    passes(3 * 60)
    const again = await held((await renewed(session, 0))?.value)
    expect(again).toEqual(lost)
    expect(calls()).toBe(1)
    passes(10 * 60)
    const later = await held((await renewed(session, 0))?.value)
    expect(later?.refreshToken).not.toBe(lost?.refreshToken)
    expect(calls()).toBe(2)
    expect(await renewed(later ?? session, 60)).toBeUndefined()
  })

  it('leads to the newest one, however often that was exchanged meanwhile, and makes no second chain', async ({
    session,
    faults,
  }) => {
    const { refreshSession } = await import('./refresh-session.ts')
    const second = await held((await renewed(session, 0))?.value)
    if (second === undefined) throw new Error('It was not renewed')
    expect(await sends(second)).toBeUndefined()
    const third = await refreshSession(second)
    if (third.kind !== 'refreshed') throw new Error(third.kind)
    const calls = countCalls(faults)
    passes(40)
    expect(await held((await renewed(session, 0))?.value)).toEqual(third.session)
    expect(calls()).toBe(0)
  })

  it('ends the whole session when it comes back after its successor was seen, and the triggers count it', async ({
    site,
    session,
  }) => {
    const { getTokensFromRefreshToken } = await import('#lib/cognito/tokens.ts')
    const next = await held((await renewed(session, 0))?.value)
    if (next === undefined) throw new Error('It was not renewed')
    expect(await sends(next)).toBeUndefined()
    passes(21)
    expect(await renewed(session, 0)).toBeUndefined()
    await expectEnded(await sends(next), next)
    expect(await getTokensFromRefreshToken(next.refreshToken)).toMatchObject({ ok: false })
    await afterTheAnswer()
    expect(site.triggerLines.filter((line) => line.includes('"TokenReused":1'))).toHaveLength(1)
  })
})
