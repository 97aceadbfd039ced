import { expect, vi } from 'vitest'
import type { Session } from '#lib/session/session-cookie.ts'
import { browser } from '#lib/testing/next-request.ts'
import { operator } from '#lib/testing/operator.ts'
import { setName } from '#lib/testing/site-on-local-pool.ts'
import { codeTest as it } from '#lib/testing/site-test.ts'

vi.mock('next/headers', () => import('#lib/testing/next-request.ts'))

async function browserHas(held: Session): Promise<void> {
  const { sessionCookie } = await import('#lib/session/session-cookie.ts')
  browser.takes(await sessionCookie(held))
}

const stale = (session: Session): Session => ({ ...session, freshUntil: Math.floor(Date.now() / 1000) })

it('a fresh session passes without a question', async ({ session }) => {
  const { currentSession } = await import('./session.ts')
  browser.opensPage()
  expect(await currentSession()).toEqual(session)
})

it('a stale session that bypassed the proxy finds no user and spends no refresh token', async ({
  site,
  session,
}) => {
  const { currentSession } = await import('./session.ts')
  const { refreshSession } = await import('./refresh-session.ts')
  await browserHas(stale(session))
  browser.opensPage()
  expect(await currentSession()).toBeUndefined()
  site.passes({ seconds: 61 })
  expect((await refreshSession(session)).kind).toBe('refreshed')
})

it('an action renews a stale session and keeps it', async ({ session }) => {
  const { currentSession } = await import('./session.ts')
  await browserHas(stale(session))
  const renewed = await currentSession()
  expect(renewed).toMatchObject({ sessionId: session.sessionId, identity: session.identity })
  expect(renewed?.refreshToken).not.toBe(session.refreshToken)
  expect(await currentSession()).toEqual(renewed)
})

it('an action during an outage goes on with the session as it is', async ({ session, faults }) => {
  const { currentSession } = await import('./session.ts')
  await browserHas(stale(session))
  faults.cognito.drop = 'before'
  expect(await currentSession()).toMatchObject({ sessionId: session.sessionId })
})

it('an action with a revoked session finds no user, and leaves the cookie to the next page', async ({
  session,
}) => {
  const { currentSession } = await import('./session.ts')
  const { revokeToken } = await import('#lib/cognito/tokens.ts')
  await browserHas(stale(session))
  await revokeToken(session.refreshToken)
  expect(await currentSession()).toBeUndefined()
  const { refreshSessionCookie } = await import('./refresh-session.ts')
  const { unsealHeldSession } = await import('#lib/session/session-cookie.ts')
  const next = await refreshSessionCookie(browser.cookie('signed-in-3000'))
  expect(await unsealHeldSession(next.cookie?.value)).toEqual({ endedFor: session.identity.email })
})

it('claims that no cookie or no rule of ours takes leave the session as it was, renewed and not lost', async ({
  site,
  session,
}) => {
  const { refreshSessionCookie } = await import('./refresh-session.ts')
  const { unsealSession, sessionCookie } = await import('#lib/session/session-cookie.ts')
  await setName(site.pool, session.identity.email, 'x'.repeat(2_000))
  const { cookie } = await refreshSessionCookie((await sessionCookie(stale(session))).value)
  const renewed = await unsealSession(cookie?.value)
  expect(renewed).toMatchObject({ sessionId: session.sessionId, identity: session.identity })
  expect(renewed?.refreshToken).not.toBe(session.refreshToken)
})

it('claims that a clock two hours off makes too old leave those of before, and the log says by how much', async ({
  site,
  session,
}) => {
  const { refreshSession } = await import('./refresh-session.ts')
  const loud = vi.spyOn(console, 'error').mockImplementation(() => {})
  site.passes({ seconds: -7_200 })
  const refreshed = await refreshSession(session)
  site.passes({ seconds: 7_200 })
  expect(refreshed).toMatchObject({ kind: 'refreshed', session: { identity: session.identity } })
  expect(loud.mock.calls).toEqual([
    [expect.stringMatching(/^{"event":"clock-off","aheadSeconds":7[12]\d\d}$/)],
  ])
  loud.mockRestore()
})

it('groups follow the pool also where other claims of its token are not believed', async ({
  site,
  session,
}) => {
  const { refreshSession } = await import('./refresh-session.ts')
  const loud = vi.spyOn(console, 'error').mockImplementation(() => {})
  const member = { ...session, identity: { ...session.identity, groups: ['staff', 'removed'] } }
  await operator(site.pool).addsToGroup(session.identity.email, 'staff')
  site.passes({ seconds: -7_200 })
  const refreshed = await refreshSession(member)
  site.passes({ seconds: 7_200 })
  expect(refreshed).toMatchObject({
    session: { identity: { email: session.identity.email, groups: ['staff'] } },
  })
  loud.mockRestore()
})

it('a page finds a session fresh to its last second: the proxy is the one who renews ahead', async ({
  session,
}) => {
  const { currentSession } = await import('./session.ts')
  const almostOver = { ...session, freshUntil: Math.floor(Date.now() / 1000) + 10 }
  await browserHas(almostOver)
  browser.opensPage()
  expect(await currentSession()).toEqual(almostOver)
})
