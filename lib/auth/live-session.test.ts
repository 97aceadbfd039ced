import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { EmailAddressSchema } from '#lib/email-address.ts'
import type { CookieToSet } from '#lib/session/cookie-to-set.ts'
import type { SignedIn } from '#lib/session/signed-in.ts'
import { type SiteOnLocalPool, setName, startSiteOnLocalPool } from '#lib/testing/site-on-local-pool.ts'

/** Next's cookie store: pages can read it, only actions can write. */
const jar = {
  sealed: '',
  isWritable: true,
  get: () => ({ value: jar.sealed }),
  set: (cookie: CookieToSet) => {
    if (!jar.isWritable) throw new Error('Cookies can only be modified in a Server Action or Route Handler.')
    jar.sealed = cookie.value
  },
}
vi.mock('next/headers', () => ({ cookies: async () => jar }))

let site: SiteOnLocalPool
let session: SignedIn

beforeAll(async () => {
  site = await startSiteOnLocalPool()
})

afterAll(async () => {
  await site.pool.close()
})

beforeEach(async () => {
  const { signUp } = await import('./sign-up.ts')
  const { submitCode } = await import('./submit-code.ts')
  const { pendingFrom } = await import('./pending-after.ts')
  const { afterTokens } = await import('#lib/session/signed-in.ts')
  const email = EmailAddressSchema.parse(`${randomUUID()}@example.com`)
  const requested = await signUp(email, {})
  if (!requested.ok) throw new Error(requested.error.code)
  const submitted = await submitCode(pendingFrom(email, requested.value), site.readsCode(email), {})
  if (submitted.kind !== 'signed-in') throw new Error(submitted.kind)
  session = afterTokens(randomUUID(), submitted.identity, submitted.tokens)
})

async function browserHas(held: SignedIn): Promise<void> {
  const { signedInToSet } = await import('#lib/session/signed-in.ts')
  jar.sealed = (await signedInToSet(held)).value
}

const stale = () => ({ ...session, freshUntil: Math.floor(Date.now() / 1000) })

it('a fresh session passes without a question', async () => {
  const { liveSession } = await import('./live-session.ts')
  jar.isWritable = false
  await browserHas(session)
  expect(await liveSession()).toEqual(session)
})

it('Promise 22: a page that was reached past the proxy with a stale session finds nobody, and uses no token up', async () => {
  const { liveSession } = await import('./live-session.ts')
  const { refreshSession } = await import('./refresh-session.ts')
  jar.isWritable = false
  await browserHas(stale())
  expect(await liveSession()).toBeUndefined()
  site.passes({ seconds: 61 })
  expect((await refreshSession(session)).kind).toBe('refreshed')
})

it('an action renews a stale session and keeps it', async () => {
  const { liveSession } = await import('./live-session.ts')
  jar.isWritable = true
  await browserHas(stale())
  const renewed = await liveSession()
  expect(renewed).toMatchObject({ sessionId: session.sessionId, identity: session.identity })
  expect(renewed?.refreshToken).not.toBe(session.refreshToken)
  expect(await liveSession()).toEqual(renewed)
})

it('an action during an outage goes on with the session as it is', async () => {
  const { liveSession } = await import('./live-session.ts')
  jar.isWritable = true
  await browserHas(stale())
  site.pool.faults.cognito.drop = 'before'
  expect(await liveSession()).toMatchObject({ sessionId: session.sessionId })
  delete site.pool.faults.cognito.drop
})

it('an action whose session was revoked finds nobody, and the cookie goes', async () => {
  const { liveSession } = await import('./live-session.ts')
  const { revokeToken } = await import('#lib/cognito/revoke-token.ts')
  jar.isWritable = true
  await browserHas(stale())
  await revokeToken(session.refreshToken)
  expect(await liveSession()).toBeUndefined()
  expect(jar.sealed).toBe('')
})

it('claims that no cookie or no rule of ours takes leave the session as it was, renewed and not lost', async () => {
  const { renewedSessionCookie } = await import('./renewed-session-cookie.ts')
  const { openSignedIn, signedInToSet } = await import('#lib/session/signed-in.ts')
  await setName(site.pool, session.identity.email, 'x'.repeat(2_000))
  const cookie = await renewedSessionCookie((await signedInToSet(stale())).value)
  const renewed = await openSignedIn(cookie?.value)
  expect(renewed).toMatchObject({ sessionId: session.sessionId, identity: session.identity })
  expect(renewed?.refreshToken).not.toBe(session.refreshToken)
})
