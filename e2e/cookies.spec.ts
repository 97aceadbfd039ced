import { formData, HttpVisitor } from './support/http-visitor.ts'
import { LONGEST_ADDRESS, LONGEST_NAME, LONGEST_PATH, OTHER_LONGEST_ADDRESS } from './support/longest.ts'
import { expect, test } from './support/test.ts'
import { newestCode } from './support/visitor.ts'

const BEHIND_TLS = {
  origin: 'https://localhost',
  'x-forwarded-host': 'localhost',
  'x-forwarded-proto': 'https',
}

test('every cookie carries the full attributes and stays under 4096 bytes', {
  tag: '@http',
}, async ({ startsSite, pool, clock }) => {
  const site = await startsSite({ APP_ORIGIN: BEHIND_TLS.origin })
  const visitor = new HttpVisitor(site.origin, BEHIND_TLS)
  const set: string[] = []
  visitor.onSetCookie = (line) => set.push(line)

  await visitor.submits(`/sign-up?next=${encodeURIComponent(LONGEST_PATH)}`, 'Email me a code', {
    email: LONGEST_ADDRESS,
  })
  await visitor.entersCode('12')
  await visitor.entersCode('000000')
  await clock.passes({ seconds: 31 })
  await visitor.submits('/sign-in/code', 'Send the code again')
  await visitor.submits('/sign-in', 'Start again')
  await clock.passes({ seconds: 31 })
  await visitor.asksForCode(LONGEST_ADDRESS)
  await visitor.entersCode(newestCode(pool, LONGEST_ADDRESS))
  expect(await visitor.isSignedIn()).toBe(true)
  await visitor.submits('/account', 'Save the name', { name: LONGEST_NAME })
  await clock.passes({ seconds: 301 })
  await visitor.get('/account')
  await visitor.submits('/', 'Sign out')
  const foreign = visitor.copy()
  foreign.cookies.set('__Host-signed-in', 'Fe26.2*1*nonsense')
  foreign.onSetCookie = (line) => set.push(line)
  await foreign.get('/')

  const names = set.map((line) => line.slice(0, line.indexOf('=')))
  expect(new Set(names)).toEqual(
    new Set([
      '__Host-cookies',
      '__Host-pending-sign-in',
      '__Host-return-path',
      '__Host-signed-in',
      '__Host-access-token',
      '__Host-known-browser',
      '__Host-flash-state',
    ]),
  )
  expect(set.filter((line) => line.includes('Expires=Thu, 01 Jan 1970')).length).toBeGreaterThanOrEqual(4)
  for (const line of set) {
    expect(line).toMatch(/; Path=\/; Expires=[^;]+; (Max-Age=\d+; )?Secure; HttpOnly; SameSite=lax$/)
    expect(line.length).toBeLessThan(4_096)
  }
})

test('the longest sessions leave room for the cookies of others, and for the headers of an answer', {
  tag: '@http',
}, async ({ startsSite, pool, clock }) => {
  const site = await startsSite({ APP_ORIGIN: BEHIND_TLS.origin })
  const visitor = new HttpVisitor(site.origin, BEHIND_TLS)
  const path = `/sign-up?next=${encodeURIComponent(LONGEST_PATH)}`
  // Left open in another tab, it can replace a session.
  const signUp = await visitor.form(path, 'Email me a code')
  for (const email of [OTHER_LONGEST_ADDRESS, LONGEST_ADDRESS, OTHER_LONGEST_ADDRESS]) {
    await visitor.posts(path, formData(signUp, { email }))
    expect(cookieBytes(visitor)).toBeLessThan(7_000)
    await visitor.entersCode(newestCode(pool, email))
    await visitor.submits('/account', 'Save the name', { name: LONGEST_NAME })
    expect(cookieBytes(visitor)).toBeLessThan(5_000)
    // Pages that were open for so long that their actions find a session to be renewed.
    const reauthentication = await visitor.form('/sign-in/reauthenticate?next=/account', 'Email me a code')
    await clock.passes({ seconds: 3_700 })
    const name = await visitor.form('/account', 'Save the name')
    await clock.passes({ seconds: 400 })
    await visitor.posts('/account', formData(name, { name: LONGEST_NAME.repeat(4) }))
    await clock.passes({ seconds: 400 })
    await visitor.posts('/sign-in/reauthenticate', formData(reauthentication, {}))
    // The answer to the post is full: the page that follows it takes the access token away.
    expect(cookieBytes(visitor)).toBeLessThan(8_000)
    await visitor.get('/sign-in/code')
    expect(cookieBytes(visitor)).toBeLessThan(7_000)
  }
  await visitor.posts(path, formData(signUp, { email: LONGEST_ADDRESS }))
  await visitor.entersCode(newestCode(pool, LONGEST_ADDRESS))
  expect(await visitor.reads('/account')).toContain(LONGEST_NAME)
})

/** The header line that a request carries them in. */
function cookieBytes({ cookies }: HttpVisitor): number {
  return [...cookies].reduce((sum, [name, value]) => sum + `${name}=${value}; `.length, 'cookie: '.length)
}
