import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { startLocalPool } from '#infra/local/start-local-pool.ts'
import { disableAccount, leaveUnconfirmedAccount } from './support/accounts.ts'
import { HttpVisitor } from './support/http-visitor.ts'
import { normalizeText } from './support/normalize-text.ts'
import { cookiesSetBy, EXTREME_PATHS } from './support/return-paths.ts'
import { test as base, expect } from './support/test.ts'
import { newAddress, newestCode, type Visitor } from './support/visitor.ts'

const unconfirmed = '0000never0confirmed@example.com'.slice(1)

/** A pool with an account that was never confirmed. */
const test = base.extend<object, { pool: Awaited<ReturnType<typeof startLocalPool>> }>({
  pool: [
    async ({ clock }, use) => {
      const stateFolder = await mkdtemp(join(tmpdir(), 'pool-'))
      await leaveUnconfirmedAccount(join(stateFolder, 'cognito'), clock.now, unconfirmed)
      const pool = await startLocalPool({ clock: clock.now, stateFolder })
      await use(pool)
      await pool.close()
      await rm(stateFolder, { recursive: true })
    },
    { scope: 'worker' },
  ],
})

test('known, unknown, unconfirmed and disabled addresses get the same pages, cookies and tries', async ({
  visitor,
  page,
  context,
  pool,
  clock,
}) => {
  const known = newAddress()
  const disabled = newAddress()
  await visitor.hasAnAccount(known)
  await visitor.hasAnAccount(disabled)
  await disableAccount(pool, disabled)
  await clock.passes({ seconds: 31 })

  const stories: string[][] = []
  for (const address of [known, newAddress(), unconfirmed, disabled]) {
    stories.push(await storyOf(address, visitor, page, context))
  }
  const [ofKnown] = stories
  expect(ofKnown).toHaveLength(6)
  for (const story of stories) expect(story).toEqual(ofKnown)
})

test('one start tells nothing by its cookies, wherever the visitor wants to go', { tag: '@http' }, async ({
  site,
  pool,
  clock,
}) => {
  const [known, disabled] = [newAddress(), newAddress()]
  for (const address of [known, disabled]) {
    const owner = new HttpVisitor(site.origin)
    await owner.submits('/sign-up', 'Email me a code', { email: address })
    await owner.entersCode(newestCode(pool, address))
  }
  await disableAccount(pool, disabled)
  await clock.passes({ seconds: 31 })
  const addresses = [known, newAddress(), unconfirmed, disabled]
  for (const next of EXTREME_PATHS) {
    const started = addresses.map((email) => {
      const visitor = new HttpVisitor(site.origin)
      return cookiesSetBy(visitor, () => visitor.submits('/sign-in', 'Email me a code', { email, next }))
    })
    const [ofKnown, ...others] = await Promise.all(started)
    expect(ofKnown).toMatchObject({ lengths: { 'pending-sign-in': expect.any(Number) } })
    for (const other of others) expect(other, next).toEqual(ofKnown)
  }
})

/** What a stranger sees who asks for a code and tries five wrong ones. */
async function storyOf(
  address: string,
  visitor: Visitor,
  page: Page,
  context: BrowserContext,
): Promise<string[]> {
  await context.clearCookies()
  const statuses: number[] = []
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() || response.request().method() === 'POST') {
      statuses.push(response.status())
    }
  })
  await visitor.asksForCode(address)
  const story = [await sightOf(address, page, context, statuses.splice(0))]
  const wrong = ['1', '2', '3', '4', '5'].map((digit) => digit.repeat(6))
  const [mail] = await visitor.mails(address)
  for (const code of wrong) {
    if (mail?.subject.startsWith(code) === true) throw new Error('The draw hit a guess; run it again')
    await visitor.entersCode(code)
    story.push(await sightOf(address, page, context, statuses.splice(0)))
  }
  page.removeAllListeners('response')
  return story
}

async function sightOf(
  address: string,
  page: Page,
  context: BrowserContext,
  statuses: number[],
): Promise<string> {
  // Which of the two it is depends on when the page was looked at.
  const text = normalizeText(await page.locator('main').innerText(), address).replace(
    'You can ask again at TIME',
    'You can ask again SOON',
  )
  const cookies = (await context.cookies()).map(({ name, value, path, httpOnly, sameSite }) => ({
    name,
    length: value.length,
    path,
    httpOnly,
    sameSite,
  }))
  return JSON.stringify({ url: page.url(), title: await page.title(), text, cookies, statuses })
}
