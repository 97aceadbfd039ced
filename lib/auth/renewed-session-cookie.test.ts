import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SignedIn } from '#lib/session/signed-in.ts'
import { browser } from '#lib/testing/next-request.ts'
import { signsUpAndIn } from '#lib/testing/signed-in-person.ts'
import { type SiteOnLocalPool, startSiteOnLocalPool } from '#lib/testing/site-on-local-pool.ts'

vi.mock('next/headers', () => import('#lib/testing/next-request.ts'))
vi.mock('next/server', () => import('#lib/testing/next-request.ts'))

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
})

afterEach(() => {
  delete site.pool.faults.cognito.drop
})

const nowSeconds = () => Math.floor(Date.now() / 1000)

/** What the proxy makes of the cookie of a session that stays fresh for so long. */
async function renewed(freshForSeconds: number) {
  const { renewedSessionCookie } = await import('./renewed-session-cookie.ts')
  const { signedInToSet } = await import('#lib/session/signed-in.ts')
  const { value } = await signedInToSet({ ...session, freshUntil: nowSeconds() + freshForSeconds })
  return renewedSessionCookie(value)
}

async function held(sealed: string | undefined): Promise<SignedIn | undefined> {
  const { openSignedIn } = await import('#lib/session/signed-in.ts')
  return openSignedIn(sealed)
}

const DELETED = { name: 'signed-in', value: '', maxAge: 0 }

describe('the cookie of a page', () => {
  it('that has none stays without', async () => {
    const { renewedSessionCookie } = await import('./renewed-session-cookie.ts')
    expect(await renewedSessionCookie(undefined)).toBeUndefined()
  })

  it('that nobody of us sealed goes', async () => {
    const { renewedSessionCookie } = await import('./renewed-session-cookie.ts')
    expect(await renewedSessionCookie('nonsense')).toMatchObject(DELETED)
  })

  it('stays as it is while it is fresh', async () => {
    expect(await renewed(60)).toBeUndefined()
  })

  it('is renewed shortly before its end, so that a slow page still finds it fresh', async () => {
    const cookie = await renewed(10)
    const after = await held(cookie?.value)
    expect(after).toMatchObject({ sessionId: session.sessionId, identity: { sub: session.identity.sub } })
    expect(after?.refreshToken).not.toBe(session.refreshToken)
    expect(after?.freshUntil).toBeGreaterThan(nowSeconds() + 200)
  })

  it('of a session that ended here goes, without a question to Cognito', async () => {
    const { rememberEnded } = await import('#lib/session/ended-sessions.ts')
    rememberEnded(session)
    site.pool.faults.cognito.drop = 'before'
    expect(await renewed(60)).toMatchObject(DELETED)
  })

  it('of a session that Cognito has ended goes', async () => {
    const { revokeToken } = await import('#lib/cognito/revoke-token.ts')
    await revokeToken(session.refreshToken)
    expect(await renewed(0)).toMatchObject(DELETED)
  })

  it('passes unasked for half a minute while Cognito is out of reach', async () => {
    site.pool.faults.cognito.drop = 'before'
    const kept = await held((await renewed(0))?.value)
    expect(kept).toMatchObject({ refreshToken: session.refreshToken })
    expect(kept?.freshUntil).toBeGreaterThanOrEqual(nowSeconds() + 28)
    expect(kept?.freshUntil).toBeLessThanOrEqual(nowSeconds() + 30)
  })

  it('goes when somebody signed out while it was being renewed', async () => {
    const { rememberEnded } = await import('#lib/session/ended-sessions.ts')
    site.pool.faults.cognito.delayMilliseconds = 300
    const late = renewed(0)
    await new Promise((resolve) => setTimeout(resolve, 150))
    rememberEnded(session)
    expect(await late).toMatchObject(DELETED)
    delete site.pool.faults.cognito.delayMilliseconds
  })
})
