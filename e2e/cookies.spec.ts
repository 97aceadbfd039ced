import { HttpVisitor } from './support/http-visitor.ts'
import { expect, test } from './support/test.ts'
import { newestCode } from './support/visitor.ts'

const BEHIND_TLS = {
  origin: 'https://localhost',
  'x-forwarded-host': 'localhost',
  'x-forwarded-proto': 'https',
}
/** As long as an address can be, which makes the pending cookie as long as it gets. */
const LONG = `${'a'.repeat(64)}@${'b'.repeat(59)}.com`

test('every cookie carries the full attributes and stays under 4096 bytes', {
  tag: '@http',
}, async ({ startsSite, pool, clock }) => {
  const site = await startsSite({ APP_ORIGIN: BEHIND_TLS.origin })
  const visitor = new HttpVisitor(site.origin, BEHIND_TLS)
  const set: string[] = []
  visitor.onSetCookie = (line) => set.push(line)

  await visitor.submits(`/sign-up?next=/account%3F${'x'.repeat(280)}`, 'Email me a code', { email: LONG })
  await visitor.entersCode('12')
  await visitor.entersCode('000000')
  await clock.passes({ seconds: 31 })
  await visitor.submits('/sign-in/code', 'Send the code again')
  await visitor.submits('/sign-in', 'Start again')
  await clock.passes({ seconds: 31 })
  await visitor.asksForCode(LONG)
  await visitor.entersCode(newestCode(pool, LONG))
  expect(await visitor.isSignedIn()).toBe(true)
  await visitor.submits('/account', 'Save the name', { name: '山'.repeat(60) })
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
      '__Host-signed-in',
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
