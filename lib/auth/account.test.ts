import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, vi } from 'vitest'
import type { Session } from '#lib/session/session-cookie.ts'
import { listenToLog } from '#lib/testing/log-lines.ts'
import { browser } from '#lib/testing/next-request.ts'
import { anotherAddress, signsUpAndIn } from '#lib/testing/signed-in-person.ts'
import { codeTest as it } from '#lib/testing/site-test.ts'

vi.mock('next/headers', () => import('#lib/testing/next-request.ts'))
vi.mock('next/server', () => import('#lib/testing/next-request.ts'))

const log = listenToLog()

beforeEach<{ session: Session }>(({ session: _ }) => {
  log.lines()
})

const outageOf = (operation: string) => ({
  operation,
  type: 'InternalErrorException',
  message: 'x',
  status: 500,
})

/** The session of this request, as a page would find it. */
async function found(): Promise<Session | undefined> {
  const { currentSession } = await import('./session.ts')
  return currentSession()
}

const account = () => import('./account.ts')

describe('signing out everywhere', () => {
  it('ends this session and every copy of it', async () => {
    const { signOutEverywhere } = await account()
    const copy = browser.cookie('signed-in-3000') ?? 'no session'
    expect(await signOutEverywhere()).toEqual({ ok: true, value: undefined })
    expect(log.lines()).toMatchObject([
      { event: 'session-refreshed', outcome: 'refreshed' },
      { event: 'signed-out-everywhere', outcome: 'ok', who: expect.stringMatching(/^[\w-]{16}$/) },
    ])
    expect(browser.cookie('signed-in-3000')).toBeUndefined()
    browser.takes({ name: 'signed-in-3000', value: copy })
    expect(await found()).toBeUndefined()
    const { refreshSessionCookie } = await import('./refresh-session.ts')
    expect(await refreshSessionCookie(copy)).toMatchObject({
      cookie: { value: '', maxAge: 0 },
    })
  })

  it('that Cognito does not hear of changes nothing, and can be tried again', async ({
    site,
    session,
    faults,
  }) => {
    const { signOutEverywhere } = await account()
    faults.cognito.fail = outageOf('GlobalSignOut')
    expect(await signOutEverywhere()).toEqual({ ok: false, error: { code: 'unavailable' } })
    expect(log.outcomes()).toContain('signed-out-everywhere: unavailable')
    expect(await found()).toMatchObject({ sessionId: session.sessionId })
    delete faults.cognito.fail
    site.passes({ seconds: 61 })
    expect(await signOutEverywhere()).toMatchObject({ ok: true })
  })

  it('during an outage says so, and keeps the session', async ({ faults }) => {
    const { signOutEverywhere } = await account()
    faults.cognito.drop = 'before'
    expect(await signOutEverywhere()).toEqual({ ok: false, error: { code: 'unavailable' } })
    expect(browser.cookie('signed-in-3000')).toBeDefined()
  })

  it('of a session that has ended changes nothing, its cookie neither', async ({ session }) => {
    const { signOutEverywhere } = await account()
    const { revokeToken } = await import('#lib/cognito/tokens.ts')
    await revokeToken(session.refreshToken)
    const before = browser.cookie('signed-in-3000')
    expect(await signOutEverywhere()).toEqual({ ok: false, error: { code: 'ended' } })
    expect(browser.cookie('signed-in-3000')).toBe(before)
  })

  it('without a session calls nothing at Cognito', async () => {
    const { signOutEverywhere } = await account()
    browser.isNew()
    expect(await signOutEverywhere()).toEqual({ ok: false, error: { code: 'ended' } })
    expect(log.lines()).toEqual([])
  })
})

it('a deleted account is gone, and its session with it', async ({ site, session }) => {
  const { deleteAccount } = await account()
  expect(await deleteAccount()).toEqual({ ok: true, value: undefined })
  expect(log.outcomes()).toEqual(['session-refreshed: refreshed', 'account-deleted: ok'])
  expect(browser.cookie('signed-in-3000')).toBeUndefined()
  site.passes({ seconds: 61 })
  const again = await signsUpAndIn(site, session.identity.email)
  expect(again.identity.sub).not.toBe(session.identity.sub)
})

describe('a name', () => {
  it('is kept by the session and by Cognito, without the marks that came along with a paste', async ({
    site,
    session,
  }) => {
    const { changeName } = await account()
    expect(await changeName('\u200eAnna Lindqvist\u200f')).toEqual({ ok: true, value: undefined })
    expect(log.outcomes()).toEqual(['session-refreshed: refreshed', 'name-changed: ok'])
    const renamed = await found()
    expect(renamed).toMatchObject({ sessionId: session.sessionId, identity: { name: 'Anna Lindqvist' } })
    const { refreshSession } = await import('./refresh-session.ts')
    site.passes({ seconds: 61 })
    const { currentUser } = await import('./session.ts')
    expect((await currentUser())?.name).toBe('Anna Lindqvist')
    expect(await refreshSession(renamed ?? session)).toMatchObject({
      session: { identity: { name: 'Anna Lindqvist' } },
    })
  })

  it('that is empty is none', async ({ site }) => {
    const { changeName } = await account()
    await changeName('Anna')
    site.passes({ seconds: 61 })
    expect(await changeName('')).toMatchObject({ ok: true })
    const { currentUser } = await import('./session.ts')
    expect((await currentUser())?.name).toBeUndefined()
  })

  it('that could not be set leaves the old one, and the session renewed', async ({ session, faults }) => {
    const { changeName } = await account()
    faults.cognito.fail = outageOf('UpdateUserAttributes')
    expect(await changeName('Anna')).toEqual({ ok: false, error: { code: 'unavailable' } })
    expect(log.outcomes()).toContain('name-changed: unavailable')
    const kept = await found()
    expect(kept?.identity.name).toBe(session.identity.name)
    expect(kept?.refreshToken).not.toBe(session.refreshToken)
  })
})

it('an account action does not restore a session that another tab signed out meanwhile', async ({
  session,
  faults,
}) => {
  const { changeName } = await account()
  const { rememberRevoked } = await import('#lib/session/revoked-sessions.ts')
  faults.cognito.delayMilliseconds = 300
  const before = browser.cookie('signed-in-3000')
  const late = changeName('Anna')
  rememberRevoked(session)
  expect(await late).toEqual({ ok: false, error: { code: 'ended' } })
  expect(browser.cookie('signed-in-3000')).toBe(before)
})

it('an action that answers after another tab signed out writes no cookie again', async ({ session }) => {
  const { forgetVisitor } = await import('#lib/session/sealed-cookie.ts')
  const { writeSession } = await import('#lib/session/session-cookie.ts')
  const value = browser.cookie('signed-in-3000') ?? ''
  await forgetVisitor()
  browser.takes({ name: 'signed-in-3000', value })
  await writeSession({ ...session, freshUntil: session.freshUntil + 1 })
  expect(browser.cookie('signed-in-3000')).toBe(value)
})

it('an account that another request deleted a moment ago reads as ended, and its cookie goes', async ({
  session: _,
}) => {
  const { deleteAccount } = await account()
  const answers = await Promise.all([deleteAccount(), deleteAccount()])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.filter((answer) => !answer.ok && answer.error.code === 'ended')).toHaveLength(1)
  expect(browser.cookie('signed-in-3000')).toBeUndefined()
})

describe('another user who signs in here', () => {
  it('ends the session of before, at Cognito too, and the page can say whose it was', async ({
    site,
    session,
  }) => {
    const next = await signsUpAndIn(site)
    expect(next.replaced).toBe(session.identity.email)
    expect(next.sessionId).not.toBe(session.sessionId)
    const { refreshSession } = await import('./refresh-session.ts')
    site.passes({ seconds: 61 })
    expect(await refreshSession(session)).toEqual({ kind: 'ended' })
    expect(log.lines().at(-2)).toMatchObject({ event: 'signed-in', outcome: 'ok' })
  })

  it('replaces no one when the user is the same', async ({ site, session }) => {
    site.passes({ seconds: 61 })
    expect((await signsUpAndIn(site, session.identity.email)).replaced).toBeUndefined()
  })

  it('leaves the browser known, and no open sign-in', async ({ site }) => {
    const { rememberPendingSignIn } = await import('#lib/session/pending-sign-in.ts')
    const { signUp } = await import('./sign-up.ts')
    const { submitCode } = await import('./submit-code.ts')
    const { newPendingSignIn } = await import('#lib/session/pending-sign-in.ts')
    const { completeSignIn } = await import('./submit-code.ts')
    const { readBrowserId } = await import('./visitor.ts')
    browser.isNew()
    const email = anotherAddress()
    const requested = await signUp(email, {})
    if (!requested.ok) throw new Error(requested.error.code)
    const pending = newPendingSignIn(email, requested.value)
    await rememberPendingSignIn(pending)
    expect(browser.cookieNames()).toEqual(['pending-sign-in-3000'])
    const submitted = await submitCode(pending, site.readsCode(email), {})
    if (submitted.kind !== 'signed-in') throw new Error(submitted.kind)
    const id = randomUUID()
    await completeSignIn(submitted, id)
    expect(browser.cookieNames()).toEqual(['known-browser-3000', 'signed-in-3000'])
    expect(await readBrowserId()).toBe(id)
  })
})
