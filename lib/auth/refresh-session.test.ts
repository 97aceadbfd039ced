import { describe, expect, vi } from 'vitest'
import type { Session } from '#lib/session/session-cookie.ts'
import { codeTest as it } from '#lib/testing/site-test.ts'

vi.mock('next/headers', () => import('#lib/testing/next-request.ts'))
vi.mock('next/server', () => import('#lib/testing/next-request.ts'))

const nowSeconds = () => Math.floor(Date.now() / 1000)

/** What the proxy makes of the cookie of a session that stays fresh for so many seconds. */
async function renewed(session: Session, freshForSeconds: number) {
  const { refreshSessionCookie } = await import('./refresh-session.ts')
  const { sessionCookie } = await import('#lib/session/session-cookie.ts')
  const { value } = await sessionCookie({ ...session, freshUntil: nowSeconds() + freshForSeconds })
  return refreshSessionCookie(value)
}

async function held(sealed: string | undefined): Promise<Session | undefined> {
  const { unsealSession } = await import('#lib/session/session-cookie.ts')
  return unsealSession(sealed)
}

const DELETED = { name: 'signed-in', value: '', maxAge: 0 }

describe('the cookie of a page', () => {
  it('that has none stays without', async ({ site: _ }) => {
    const { refreshSessionCookie } = await import('./refresh-session.ts')
    expect(await refreshSessionCookie(undefined)).toBeUndefined()
  })

  it('that this site did not seal is deleted', async ({ site: _ }) => {
    const { refreshSessionCookie } = await import('./refresh-session.ts')
    expect(await refreshSessionCookie('nonsense')).toMatchObject(DELETED)
  })

  it('stays as it is while it is fresh', async ({ session }) => {
    expect(await renewed(session, 60)).toBeUndefined()
  })

  it('is renewed shortly before its end, so that a slow page still finds it fresh', async ({ session }) => {
    const cookie = await renewed(session, 10)
    const after = await held(cookie?.value)
    expect(after).toMatchObject({ sessionId: session.sessionId, identity: { sub: session.identity.sub } })
    expect(after?.refreshToken).not.toBe(session.refreshToken)
    expect(after?.freshUntil).toBeGreaterThan(nowSeconds() + 200)
  })

  it('of a session that ended here goes, without a question to Cognito', async ({ session, faults }) => {
    const { rememberRevoked } = await import('#lib/session/revoked-sessions.ts')
    rememberRevoked(session)
    faults.cognito.drop = 'before'
    expect(await renewed(session, 60)).toMatchObject(DELETED)
  })

  it('of a session that Cognito has ended goes', async ({ session }) => {
    const { revokeToken } = await import('#lib/cognito/tokens.ts')
    await revokeToken(session.refreshToken)
    expect(await renewed(session, 0)).toMatchObject(DELETED)
  })

  it('passes unasked for half a minute while Cognito is out of reach', async ({ session, faults }) => {
    faults.cognito.drop = 'before'
    const kept = await held((await renewed(session, 0))?.value)
    expect(kept).toMatchObject({ refreshToken: session.refreshToken })
    expect(kept?.freshUntil).toBeGreaterThanOrEqual(nowSeconds() + 28)
    expect(kept?.freshUntil).toBeLessThanOrEqual(nowSeconds() + 30)
  })

  it('is deleted when the user signed out while it was refreshed', async ({ session, faults }) => {
    const { rememberRevoked } = await import('#lib/session/revoked-sessions.ts')
    faults.cognito.delayMilliseconds = 300
    const late = renewed(session, 0)
    await new Promise((resolve) => setTimeout(resolve, 150))
    rememberRevoked(session)
    expect(await late).toMatchObject(DELETED)
  })
})
