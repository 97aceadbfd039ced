import { randomBytes } from 'node:crypto'
import type { LocalPool } from '#infra/local/start-local-pool.ts'
import { deleteUserOf, disableAccount } from './support/accounts.ts'
import { withPort } from './support/cookie-names.ts'
import { formData, HttpVisitor } from './support/http-visitor.ts'
import type { Site } from './support/site.ts'
import { expect, test } from './support/test.ts'
import { newAddress, newestCode } from './support/visitor.ts'

const STALE = { seconds: 301 }
/** A page of a session that was kept without Cognito's word asks for it again. */
const KEPT = { seconds: 46 }

async function signedIn(site: Site, pool: LocalPool, address = newAddress()): Promise<HttpVisitor> {
  const visitor = new HttpVisitor(site.origin)
  await visitor.submits('/sign-up', 'Email me a code', { email: address })
  await visitor.entersCode(newestCode(pool, address))
  expect(await visitor.isSignedIn()).toBe(true)
  return visitor
}

test.describe('a session', { tag: '@http' }, () => {
  test('is renewed for the very page that finds it stale, and goes on', async ({ site, pool, clock }) => {
    const visitor = await signedIn(site, pool)
    for (let round = 0; round < 3; round += 1) {
      const before = visitor.cookies.get('signed-in')
      await clock.passes(STALE)
      expect(await visitor.isSignedIn()).toBe(true)
      expect(visitor.cookies.get('signed-in')).not.toBe(before)
    }
    const [last] = [visitor.cookies.get('signed-in')]
    expect(await visitor.isSignedIn()).toBe(true)
    expect(visitor.cookies.get('signed-in')).toBe(last)
  })

  test('is renewed by an action that finds it stale', async ({ site, pool, clock }) => {
    const visitor = await signedIn(site, pool)
    const form = await visitor.form('/account', 'Save the name')
    await clock.passes(STALE)
    const answer = await visitor.posts('/account', formData(form, { name: 'Anna' }))
    const { pathname, search } = new URL(answer.headers.get('location') ?? '', site.origin)
    expect(await visitor.reads(pathname + search)).toContain('Your name was saved.')
    expect(await visitor.reads('/')).toContain('Anna')
  })

  test('is set once where its page redirects: Next repeats only what reads the same', async ({
    site,
    pool,
    clock,
  }) => {
    const visitor = await signedIn(site, pool)
    await clock.passes(STALE)
    const answer = await visitor.get('/sign-in')
    expect(answer.status).toBe(307)
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^signed-in-\d+=Fe26(?!.*Max-Age).*; Expires=/),
      // The earlier access token's.
      expect.stringMatching(/^access-token-\d+=; Path=\/; Expires=Thu, 01 Jan 1970/),
    ])
  })

  test('ends after thirty days, however often it was renewed', async ({ site, pool, clock }) => {
    const visitor = await signedIn(site, pool)
    for (let day = 1; day <= 29; day += 1) {
      await clock.passes({ seconds: 86_400 })
      expect(await visitor.isSignedIn()).toBe(true)
    }
    await clock.passes({ seconds: 86_400 })
    expect(await visitor.isSignedIn()).toBe(false)
  })

  test('a session cookie saved before sign-out opens nothing afterwards', async ({
    site,
    pool,
    clock,
    startsSite,
  }) => {
    const visitor = await signedIn(site, pool)
    const other = await startsSite()
    const saved = visitor.copy()
    const form = await visitor.form('/', 'Sign out')
    await clock.passes(STALE)

    // One refresh is done, the next is still on its way when the person signs out in another tab.
    const done = visitor.copy()
    expect(await done.isSignedIn()).toBe(true)
    await clock.passes(STALE)
    const late = done.copy()
    pool.faults.cognito.delayMilliseconds = 1_500
    const lateAnswer = late.get('/')
    await new Promise((resolve) => setTimeout(resolve, 250))
    delete pool.faults.cognito.delayMilliseconds
    const signedOut = await visitor.posts('/', formData(form, {}))
    expect(signedOut.headers.get('location')).toContain('/signed-out')
    expect((await lateAnswer).headers.get('location')).toContain('/sign-in')

    for (const copy of [saved, done, late, visitor]) expect(await copy.copy().isSignedIn()).toBe(false)
    expect(await saved.copy(other.origin).isSignedIn()).toBe(false)
    await clock.passes({ seconds: 300 })
    expect(await done.copy(other.origin).isSignedIn()).toBe(false)
  })

  test('another instance refuses a copied session cookie within five minutes of sign-out', async ({
    site,
    pool,
    clock,
    startsSite,
  }) => {
    const visitor = await signedIn(site, pool)
    const other = await startsSite()
    const copy = visitor.copy(other.origin)
    await visitor.submits('/', 'Sign out')
    expect(await visitor.copy().isSignedIn()).toBe(false)
    await clock.passes({ seconds: 300 })
    expect(await copy.isSignedIn()).toBe(false)
  })

  test('the sign-out request renews nothing, so that no late cookie revives the session', async ({
    site,
    pool,
    clock,
  }) => {
    const visitor = await signedIn(site, pool)
    const form = await visitor.form('/', 'Sign out')
    await clock.passes(STALE)
    const answer = await visitor.posts('/', formData(form, {}))
    const cookie = withPort('signed-in', site.origin)
    const lines = answer.headers.getSetCookie().filter((line) => line.startsWith(`${cookie}=`))
    expect(lines).toEqual([expect.stringMatching(/=; .*Max-Age=0/)])
  })

  test('a disabled or deleted user is signed out within five minutes; an outage signs no one out', async ({
    site,
    pool,
    clock,
  }) => {
    const [disabled, deleted, fine] = [newAddress(), newAddress(), newAddress()]
    const visitors = [
      await signedIn(site, pool, disabled),
      await signedIn(site, pool, deleted),
      await signedIn(site, pool, fine),
    ] as const
    await disableAccount(pool, disabled)
    await deleteUserOf(pool, deleted)

    await clock.passes({ seconds: 300 })
    const still = visitors[2].copy()
    pool.faults.cognito.drop = 'before'
    expect(await still.isSignedIn()).toBe(true)
    await clock.passes(KEPT)
    delete pool.faults.cognito.drop
    for (const type of ['TooManyRequestsException', 'InternalErrorException', 'ForbiddenException']) {
      pool.faults.cognito.fail = { type, message: 'Something', status: type.startsWith('Int') ? 500 : 400 }
      expect(await still.isSignedIn()).toBe(true)
      await clock.passes(KEPT)
    }
    delete pool.faults.cognito.fail
    // The token was exchanged, and its successor lost: Cognito takes it once more within a minute.
    pool.faults.cognito.drop = 'after'
    expect(await still.isSignedIn()).toBe(true)
    await clock.passes({ seconds: 16 })
    delete pool.faults.cognito.drop
    expect(await still.isSignedIn()).toBe(true)
    const newest = () =>
      site
        .output()
        .match(/(?<="session-refreshed","outcome":")\w+/g)
        ?.at(-1)
    await expect.poll(newest).toBe('refreshed')

    expect(await visitors[0].isSignedIn()).toBe(false)
    expect(await visitors[1].isSignedIn()).toBe(false)
    expect(await visitors[0].reads('/sign-in')).toContain('Your session has ended.')
    expect(visitors[0].cookies.get('signed-in')?.length).toBeLessThan(600)
    expect(await still.isSignedIn()).toBe(true)
  })

  test('two tabs refreshing at once stay signed in, also when they refresh again later', async ({
    site,
    pool,
    clock,
  }) => {
    const first = await signedIn(site, pool)
    const second = first.copy()
    for (let round = 0; round < 3; round += 1) {
      await clock.passes(STALE)
      expect(await Promise.all([first.isSignedIn(), second.isSignedIn()])).toEqual([true, true])
    }
  })

  test('a thief and an owner who renew one token are both signed out', async ({
    site,
    pool,
    clock,
    startsSite,
  }) => {
    const owner = await signedIn(site, pool)
    const other = await startsSite()
    const [thief, elsewhere] = [owner.copy(), owner.copy(other.origin)]
    await clock.passes(STALE)
    // The owner shows by any request that the next token has arrived.
    expect(await owner.isSignedIn()).toBe(true)
    await owner.posts('/account', new URLSearchParams({ x: '1' }))
    await clock.passes({ seconds: 21 })
    expect(await thief.isSignedIn()).toBe(false)
    expect(await owner.isSignedIn()).toBe(false)
    expect(await elsewhere.isSignedIn()).toBe(false)
  })

  test('a renewal whose answer got lost leaves the person signed in', async ({ site, pool, clock }) => {
    const visitor = await signedIn(site, pool)
    await clock.passes(STALE)
    const answered = visitor.copy()
    expect(await answered.isSignedIn()).toBe(true)
    await clock.passes({ seconds: 120 })
    for (let page = 0; page < 3; page += 1) expect(await visitor.isSignedIn()).toBe(true)
    await clock.passes(STALE)
    expect(await visitor.isSignedIn()).toBe(true)
  })

  test('sessions survive a rotation of the secret; unknown keys sign out cleanly', async ({
    pool,
    clock,
    startsSite,
  }) => {
    const [older, newer, unknown] = [secret(), secret(), secret()]
    const onOlder = await startsSite({ SESSION_SECRET: older })
    const onBoth = await startsSite({ SESSION_SECRET: `${newer},${older}` })
    const onNewer = await startsSite({ SESSION_SECRET: newer })
    const onUnknown = await startsSite({ SESSION_SECRET: unknown })
    const visitor = await signedIn(onOlder, pool)
    const during = visitor.copy(onBoth.origin)
    expect(await during.isSignedIn()).toBe(true)
    await clock.passes(STALE)
    expect(await during.isSignedIn()).toBe(true)
    expect(await during.copy(onNewer.origin).isSignedIn()).toBe(true)

    const stranger = during.copy(onUnknown.origin)
    const answer = await stranger.get('/')
    expect(answer.headers.get('location')).toContain('/sign-in')
  })
})

function secret(): string {
  return randomBytes(32).toString('base64')
}
