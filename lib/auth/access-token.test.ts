import { randomUUID } from 'node:crypto'
import { NextRequest } from 'next/server'
import { beforeEach, describe, expect, vi } from 'vitest'
import type { Session } from '#lib/session/session-cookie.ts'
import { browser } from '#lib/testing/next-request.ts'
import { operator } from '#lib/testing/operator.ts'
import { anotherAddress, signsUpAndIn } from '#lib/testing/signed-in-person.ts'
import { countCalls, codeTest as it } from '#lib/testing/site-test.ts'

vi.mock('next/headers', () => import('#lib/testing/next-request.ts'))

const COOKIE = 'access-token-3000'
const MARK = 'fetches-token-3000'

const users = () => import('./session.ts')

/** The claims of a token, without a look at its signature. */
function claimsOf(token: string) {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}

/** What this instance remembers is another one's from here on. */
function anotherInstanceAnswers(): void {
  Reflect.deleteProperty(globalThis, Symbol.for('code-sign-in.access-tokens'))
}

function opensPage(path = '/orders'): void {
  browser.sends('x-requested-path', path)
  browser.opensPage()
}

/** What the proxy makes of this browser's next request, as the page finds it. */
async function passesProxy(headers: Record<string, string> = {}) {
  const { refreshSessionCookie } = await import('./refresh-session.ts')
  const { wantedToken, tokenCookies } = await import('#lib/http/access-token-request.ts')
  const request = new NextRequest('http://localhost:3000/orders', { headers })
  for (const name of browser.cookieNames()) request.cookies.set(name, browser.cookie(name) ?? '')
  const { session, cookie } = await refreshSessionCookie(browser.cookie('signed-in-3000'), {
    wantsToken: wantedToken(request),
  })
  if (session === undefined) throw new Error('The session has ended')
  return { renewed: cookie, ...(await tokenCookies(request, session, cookie)) }
}

async function expires(session: Session): Promise<void> {
  const { sessionCookie } = await import('#lib/session/session-cookie.ts')
  browser.takes(await sessionCookie({ ...session, freshUntil: Math.floor(Date.now() / 1000) - 1 }))
}

const redirectTo = (path: string) => expect.objectContaining({ digest: `NEXT_REDIRECT;replace;${path};307;` })

beforeEach(() => vi.useRealTimers())

describe('the access token of a page', () => {
  it('is the person’s, and costs no call to Cognito', async ({ session, faults }) => {
    const calls = countCalls(faults)
    const { accessToken } = await users()
    opensPage()
    const claims = claimsOf(await accessToken())
    expect(claims).toMatchObject({ sub: session.identity.sub, token_use: 'access' })
    expect(claims).not.toHaveProperty('email')
    expect(calls()).toBe(0)
  })

  it('comes by the cookie where another instance answers', async ({ session, faults }) => {
    const { toResponse } = await passesProxy()
    if (toResponse === undefined) throw new Error('The proxy set no cookie')
    browser.takes(toResponse)
    anotherInstanceAnswers()
    const calls = countCalls(faults)
    const { accessToken } = await users()
    opensPage()
    expect(claimsOf(await accessToken())).toMatchObject({ sub: session.identity.sub })
    expect(calls()).toBe(0)
  })

  it('of another session is none, in either direction', async ({ site, session }) => {
    const { toResponse: tokenOfA } = await passesProxy()
    browser.isNew()
    const other = await signsUpAndIn(site, anotherAddress())
    if (tokenOfA === undefined) throw new Error('The proxy set no cookie')
    browser.takes(tokenOfA)
    anotherInstanceAnswers()
    const { accessToken } = await users()
    const claims = claimsOf(await accessToken())
    expect(claims).toMatchObject({ sub: other.identity.sub })
    expect(claims.sub).not.toBe(session.identity.sub)
  })

  it('lives for 15 seconds at least: one that is about to expire is replaced', async ({ session }) => {
    const { accessToken } = await users()
    const first = claimsOf(await accessToken())
    vi.useFakeTimers({ now: (first.exp - 15) * 1000 + 1, toFake: ['Date'] })
    const second = claimsOf(await accessToken())
    expect(second.sub).toBe(session.identity.sub)
    expect(second.exp).toBeGreaterThan(first.exp)
  })

  it('is fetched by the proxy where no instance and no cookie has it, after one detour', async ({
    session,
  }) => {
    const { accessToken } = await users()
    anotherInstanceAnswers()
    opensPage('/orders?of=2026')
    await expect(accessToken()).rejects.toEqual(redirectTo('/access-token?next=%2Forders%3Fof%3D2026'))

    browser.takes({ name: MARK, value: 'yes' })
    const { renewed, toRequest } = await passesProxy()
    if (renewed === undefined || toRequest === undefined) throw new Error('The proxy fetched nothing')
    browser.takes(renewed)
    browser.takes(toRequest)
    anotherInstanceAnswers()
    expect(claimsOf(await accessToken())).toMatchObject({ sub: session.identity.sub })
  })

  it('is an error where Cognito is away, not a detour without end', async ({ session: _, faults }) => {
    const { accessToken } = await users()
    anotherInstanceAnswers()
    faults.cognito.drop = 'before'
    browser.takes({ name: MARK, value: 'yes' })
    expect(await passesProxy()).not.toHaveProperty('toRequest')
    opensPage()
    await expect(accessToken()).rejects.toThrow('Cognito gave no access token')
  })

  it('is for no one who is not signed in, or signed out', async ({ session }) => {
    const { accessToken } = await users()
    const { rememberRevoked } = await import('#lib/session/revoked-sessions.ts')
    const { toResponse } = await passesProxy()
    if (toResponse !== undefined) browser.takes(toResponse)
    rememberRevoked(session)
    opensPage()
    await expect(accessToken()).rejects.toEqual(redirectTo('/sign-in?next=%2Forders'))
    browser.isNew()
    opensPage()
    await expect(accessToken()).rejects.toEqual(redirectTo('/sign-in?next=%2Forders'))
  })
})

describe('the access token of an action', () => {
  it('is fetched where there is none, and the session is kept', async ({ session }) => {
    const { accessToken } = await users()
    const { readSession } = await import('#lib/session/session-cookie.ts')
    anotherInstanceAnswers()
    expect(claimsOf(await accessToken())).toMatchObject({ sub: session.identity.sub })
    expect((await readSession())?.refreshToken).not.toBe(session.refreshToken)
  })

  it('leads to sign-in where Cognito ended the session', async ({ site, session }) => {
    const { accessToken } = await users()
    anotherInstanceAnswers()
    await operator(site.pool).disables(session.identity.email)
    await expect(accessToken()).rejects.toEqual(redirectTo('/sign-in'))
  })
})

describe('the cookie of an access token', () => {
  it('waits for an answer with room: the session’s own goes first', async ({ session }) => {
    const first = await passesProxy()
    expect(first.renewed).toBeUndefined()
    expect(first.toResponse?.name).toBe(COOKIE)

    await expires(session)
    const document = await passesProxy()
    expect(document.renewed?.name).toBe('signed-in-3000')
    expect(document.toRequest?.name).toBe(COOKIE)
    expect(document.toResponse).toBeUndefined()

    await expires(session)
    const data = await passesProxy({ 'sec-fetch-dest': 'empty' })
    expect(data.toResponse?.name).toBe(COOKIE)
  })

  it('is not kept beside an open sign-in, and goes when one begins', async ({ session: _ }) => {
    const { toResponse } = await passesProxy()
    browser.takes({ name: 'pending-sign-in-3000', value: 'sealed' })
    expect((await passesProxy()).toResponse).toBeUndefined()
    if (toResponse !== undefined) browser.takes(toResponse)
    expect((await passesProxy()).toResponse).toMatchObject({ name: COOKIE, value: '', maxAge: 0 })
  })

  it('is not made again while the browser has it', async ({ session: _ }) => {
    const { toResponse } = await passesProxy()
    if (toResponse !== undefined) browser.takes(toResponse)
    expect(await passesProxy()).toEqual({ renewed: undefined })
  })
})

describe('the groups of a person', () => {
  it('are those of the pool, and follow it with the next renewal', async ({ site, session, email: _ }) => {
    const staff = operator(site.pool)
    const { currentUser } = await users()
    await staff.addsToGroup(session.identity.email, 'staff')
    await expires(session)
    expect(await currentUser()).toMatchObject({ groups: ['staff'] })
    await staff.removesFromGroup(session.identity.email, 'staff')
    const { readSession } = await import('#lib/session/session-cookie.ts')
    const renewed = await readSession()
    if (renewed === undefined) throw new Error('The session has ended')
    await expires(renewed)
    expect(await currentUser()).toMatchObject({ groups: [] })
  })

  it('are all there, also a hundred with long names, which no cookie holds', async ({ site, session }) => {
    const staff = operator(site.pool)
    const { currentUser } = await users()
    const names = Array.from({ length: 100 }, () => `${randomUUID()}-${randomUUID()}`)
    for (const name of names) {
      await staff.createsGroup(name)
      await staff.addsToGroup(session.identity.email, name)
    }
    await expires(session)
    const user = await currentUser()
    expect([...(user?.groups ?? [])].sort()).toEqual([...names].sort())
    const { readSession } = await import('#lib/session/session-cookie.ts')
    expect((await readSession())?.identity.groups).toBe('too-many')
    const { toRequest, toResponse } = await passesProxy()
    expect(toRequest?.value.length).toBeGreaterThan(1_400)
    expect(toResponse).toBeUndefined()
  })

  it('let no one else in', async ({ session: _ }) => {
    const { requireGroup } = await users()
    await expect(requireGroup('staff')).rejects.toEqual(redirectTo('/forbidden'))
  })
})
