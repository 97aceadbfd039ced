import { expect, test } from './support/test.ts'

const DAY_SECONDS = 86_400

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
