import type { Page } from '@playwright/test'
import { formatTime } from '#lib/messages/time.ts'
import { Journey, type Setting } from '../journeys/journey.ts'
import { setsDeviceClock } from './movable-clock.ts'
import { translatesPages } from './page-translator.ts'
import { expect, test } from './test.ts'
import { newAddress } from './visitor.ts'

const HOUR = 3_600_000

/** Walks through a whole mode on devices of other people: a page that throws fails its test. */
export function walksOf(journey: (journey: Journey, setting: Setting) => Promise<void>): void {
  for (const [device, aheadMilliseconds, isTranslated] of [
    ['translated, the clock an hour ahead', HOUR, true],
    ['the clock an hour behind', -HOUR, false],
  ] as const) {
    test(`each screen works and tells the time of its device: ${device}`, { tag: '@script' }, async ({
      page,
      context,
      pool,
      clock,
    }) => {
      test.slow()
      await setsDeviceClock(context, aheadMilliseconds)
      if (isTranslated) await translatesPages(context)
      const walk = new Journey(page, async () => {
        if (isTranslated) await expect(page.locator('h1 > font')).toHaveCount(1)
        await expectTimesOf(page, aheadMilliseconds)
      })
      await journey(walk, { pool, clock, address: newAddress() })
    })
  }
}

async function expectTimesOf(page: Page, aheadMilliseconds: number): Promise<void> {
  for (const time of await page.getByRole('time').all()) {
    const moment = Date.parse((await time.getAttribute('datetime')) ?? '')
    await expect(time).toContainText(formatTime(new Date(moment + aheadMilliseconds), 'en-GB', 'UTC'))
  }
}
