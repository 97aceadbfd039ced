import { test as base, expect, type Page } from '@playwright/test'
import { type LocalPool, startLocalPool } from '#infra/local/start-local-pool.ts'
import type { SignInMode } from '#lib/sign-in-mode.ts'
import { MovableClock, pagesLiveBy } from './movable-clock.ts'
import { type Site, startSite } from './site.ts'
import { Visitor } from './visitor.ts'

type WorkerFixtures = {
  /** Set per project: what pool, triggers and site are started in. */
  signInMode: SignInMode
  clock: MovableClock
  pool: LocalPool
  site: Site
}
type TestFixtures = {
  visitor: Visitor
  /** Starts another instance of the site on the same pool, with other variables and at a port where a test wants them. */
  startsSite: (variables?: Record<string, string>, port?: number) => Promise<Site>
  /** What this test's browser may complain about. */
  mayComplain: RegExp
}

/**
 * Each worker has a pool and a site of its own: the real servers on free ports, with a clock that tests can move.
 * A browser that reports an error, a policy violation among them, fails its test.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  signInMode: ['code', { option: true, scope: 'worker' }],
  clock: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to learn what a fixture needs.
    async ({}, use) => {
      await use(new MovableClock())
    },
    { scope: 'worker' },
  ],
  pool: [
    async ({ clock, signInMode }, use) => {
      const pool = await startLocalPool({ clock: clock.now, signInMode })
      await use(pool)
      await pool.close()
    },
    { scope: 'worker' },
  ],
  site: [
    async ({ pool, clock }, use) => {
      const site = await startSite((origin) => pool.siteEnvironment(origin))
      const leave = await clock.isFollowedBy(site.runsAhead)
      await use(site)
      leave()
      await site.stop()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => {
    await use(site.origin)
  },
  context: async ({ context, clock }, use) => {
    const leave = await pagesLiveBy(clock, context)
    await use(context)
    leave()
  },
  // Only here, so that no page is opened for a test that asks for none.
  page: async ({ page, mayComplain }, use) => {
    const complaints = listenForComplaints(page, mayComplain)
    await use(page)
    expect(complaints).toEqual([])
  },
  visitor: async ({ page, pool, javaScriptEnabled }, use) => {
    await use(new Visitor(page, pool, javaScriptEnabled ?? true))
  },
  startsSite: async ({ pool, clock }, use) => {
    const ends: (() => Promise<void>)[] = []
    await use(async (variables = {}, port) => {
      const variablesFor = (origin: string) => ({ ...pool.siteEnvironment(origin), ...variables })
      const site = await startSite(variablesFor, undefined, port)
      const leave = await clock.isFollowedBy(site.runsAhead)
      ends.push(async () => {
        leave()
        await site.stop()
      })
      return site
    })
    await Promise.all(ends.map((end) => end()))
  },
  // A page that answers 403 or 404, or that was cut off is what some tests want; everything else a console says is a fault.
  mayComplain: [
    /403 \(Forbidden\)|404 \(Not Found\)|net::ERR_INTERNET_DISCONNECTED|net::ERR_CONNECTION/,
    { option: true },
  ],
})

export { expect }

function listenForComplaints(page: Page, mayComplain: RegExp): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !mayComplain.test(message.text())) complaints.push(message.text())
  })
  return complaints
}
