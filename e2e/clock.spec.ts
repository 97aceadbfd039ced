import { HttpVisitor, plainText } from './support/http-visitor.ts'
import { expect, test } from './support/test.ts'
import { newAddress, newestCode } from './support/visitor.ts'

const DAY_SECONDS = 86_400
/** Milliseconds; an ID token lives half as long. */
const TEN_MINUTES = 600_000

test('the page that is open and the one after it live by the clock of the test', { tag: '@script' }, async ({
  page,
  clock,
}) => {
  await page.goto('/sign-in')
  await clock.passes({ seconds: DAY_SECONDS })
  for (const path of ['/sign-in', '/sign-up']) {
    const told = await page.evaluate(() => [Date.now(), Date.parse(new Date().toISOString())])
    for (const milliseconds of told) expect(Math.abs(milliseconds - clock.now()), path).toBeLessThan(60_000)
    await page.goto('/sign-up')
  }
})

test('a site whose clock is ahead says that the code is used up, and whose fault it is; one that is behind signs in', {
  tag: '@http',
}, async ({ startsSite, pool, clock }) => {
  const site = await startsSite()
  const visitor = new HttpVisitor(site.origin)
  const address = newAddress()
  await visitor.submits('/sign-up', 'Email me a code', { email: address })
  await site.runsAhead(clock.aheadMilliseconds + TEN_MINUTES)
  const html = await visitor.entersCode(newestCode(pool, address))
  expect(plainText(html)).toContain(
    'a problem on our side, and your code no longer works. Ask for a new one.',
  )
  expect(plainText(html)).toContain('Send a new code')
  expect(html).toContain('<title>Error: ')
  expect(site.output()).toContain('"outcome":"clock"')

  await clock.passes({ seconds: 31 })
  await site.runsAhead(clock.aheadMilliseconds - TEN_MINUTES)
  await visitor.submits('/sign-in/code', 'Send a new code')
  await visitor.entersCode(newestCode(pool, address))
  expect(await visitor.isSignedIn()).toBe(true)
})
