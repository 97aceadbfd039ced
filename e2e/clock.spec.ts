import { formatTime } from '#lib/messages/time.ts'
import { HttpVisitor, plainText } from './support/http-visitor.ts'
import { setsDeviceClock } from './support/movable-clock.ts'
import { expect, test } from './support/test.ts'
import { newAddress, newestCode } from './support/visitor.ts'

const DAY_SECONDS = 86_400
const MINUTE = 60_000
/** Milliseconds: longer than tokens work, shorter than a code. */
const NINE_MINUTES = 540_000

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

const DEVICES = [
  ['an hour ahead', 60 * MINUTE, 60 * MINUTE],
  ['ten minutes behind', -10 * MINUTE, -10 * MINUTE],
  ['off by less than a minute', 45_000, 0],
] as const

for (const [name, wrongBy, shownBy] of DEVICES) {
  test(`on a device whose clock is ${name}, times are those of its clock and a wait ends in time`, {
    tag: '@script',
  }, async ({ visitor, page, context, clock }) => {
    await setsDeviceClock(context, wrongBy)
    const address = newAddress()
    await visitor.signsUp(address)
    const works = page.getByText('It comes from').getByRole('time')
    const expiresAt = Date.parse((await works.getAttribute('datetime')) ?? '')
    expect(Math.abs(expiresAt - clock.now() - 10 * MINUTE)).toBeLessThan(MINUTE)
    const timeZone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
    expect(timeZone).toBe('UTC')
    // Around midnight it names the day, too.
    await expect(works).toContainText(formatTime(new Date(expiresAt + shownBy), 'en-GB', 'UTC'))

    const wait = page.getByText(/^You can ask again/)
    await expect(wait).toHaveText(/^You can ask again in \d\d?\sseconds?$/)
    await page.reload()
    await expect(wait).toHaveText(/^You can ask again in \d\d?\sseconds?$/)
    await clock.passes({ seconds: 31 })
    await expect(wait).toHaveCount(0)
  })
}

test('times and waits are right on the page after one that was open for long', { tag: '@script' }, async ({
  visitor,
  page,
  clock,
}) => {
  await page.goto('/sign-up')
  await clock.passes({ seconds: 300 })
  await visitor.sendsAddress(newAddress())
  const works = page.getByText('It comes from').getByRole('time')
  const expiresAt = new Date((await works.getAttribute('datetime')) ?? '')
  await expect(works).toContainText(formatTime(expiresAt, 'en-GB', 'UTC'))
  await expect(page.getByText(/^You can ask again/)).toBeVisible()
})

test('a wait is over when it is over, though the clock of the device was set meanwhile, or the machine slept', {
  tag: '@script',
}, async ({ visitor, page, context, clock }) => {
  const wait = page.getByText(/^You can ask again/)
  await visitor.signsUp(newAddress())
  await expect(wait).toBeVisible()
  await setsDeviceClock(context, -60 * MINUTE)
  await clock.passes({ seconds: 31 })
  await expect(wait).toHaveCount(0)

  await visitor.signsUp(newAddress())
  await expect(wait).toBeVisible()
  // Asleep, the one clock goes on and the other may not.
  await setsDeviceClock(context, -60 * MINUTE + 31_000)
  await expect(wait).toHaveCount(0)
})

test('without script a page names a wait as long as it lasts', { tag: '@http' }, async ({ site, clock }) => {
  const visitor = new HttpVisitor(site.origin)
  await visitor.submits('/sign-up', 'Email me a code', { email: newAddress() })
  expect(plainText(await visitor.reads('/sign-in/code'))).toMatch(/You can ask again at \d\d:\d\d UTC/)
  await clock.passes({ seconds: 31 })
  expect(plainText(await visitor.reads('/sign-in/code'))).not.toContain('You can ask again')
})

test('a site whose clock is ahead says that the code is used up, and whose fault it is; one that is behind signs in', {
  tag: '@http',
}, async ({ startsSite, pool, clock }) => {
  const site = await startsSite()
  const visitor = new HttpVisitor(site.origin)
  const address = newAddress()
  await visitor.submits('/sign-up', 'Email me a code', { email: address })
  await site.runsAhead(clock.aheadMilliseconds + NINE_MINUTES)
  const html = await visitor.entersCode(newestCode(pool, address))
  expect(plainText(html)).toContain(
    'a problem on our side, and your code no longer works. Ask for a new one.',
  )
  expect(plainText(html)).toContain('Send a new code')
  expect(html).toContain('<title>Error: ')
  expect(site.output()).toContain('"outcome":"clock"')

  await clock.passes({ seconds: 31 })
  await site.runsAhead(clock.aheadMilliseconds - NINE_MINUTES)
  await visitor.submits('/sign-in/code', 'Send a new code')
  await visitor.entersCode(newestCode(pool, address))
  expect(await visitor.isSignedIn()).toBe(true)
})
