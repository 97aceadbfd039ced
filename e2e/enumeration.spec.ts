import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from './support/test.ts'
import { newAddress, type Visitor } from './support/visitor.ts'

test('Promise 13: known, unknown, unconfirmed and disabled addresses: same status, same visible text, same cookies and lengths, same number of tries before the same end', async ({
  visitor,
  page,
  context,
  pool,
  clock,
}) => {
  const known = newAddress()
  const disabled = newAddress()
  const unconfirmed = newAddress()
  await visitor.hasAnAccount(known)
  await visitor.hasAnAccount(disabled)
  await pool.disablesUser(disabled)
  await pool.createsUnconfirmedUser(unconfirmed)
  clock.passes({ seconds: 31 })

  const stories: string[][] = []
  for (const address of [known, newAddress(), unconfirmed, disabled]) {
    stories.push(await storyOf(address, visitor, page, context))
  }
  const [ofKnown] = stories
  expect(ofKnown).toHaveLength(6)
  for (const story of stories) expect(story).toEqual(ofKnown)
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
  page.on('response', (response) => statuses.push(response.status()))
  await visitor.asksForCode(address)
  const story = [await sightOf(address, page, context, statuses.splice(0))]
  const wrong = ['1', '2', '3', '4', '5'].map((digit) => digit.repeat(6))
  const [mail] = await visitor.mails(address)
  for (const code of wrong) {
    if (mail?.subject.startsWith(code) === true) throw new Error('The draw hit a guess; run it again')
    await visitor.entersCode(code)
    await page.waitForLoadState('networkidle')
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
  const text = (await page.locator('main').innerText())
    .replaceAll(address, 'ADDRESS')
    .replace(/\d{1,2}:\d{2}( UTC)?/g, 'TIME')
    .replace(/in \d+ seconds?/g, 'SOON')
  const cookies = (await context.cookies()).map(({ name, value, path, httpOnly, sameSite }) => ({
    name,
    length: value.length,
    path,
    httpOnly,
    sameSite,
  }))
  return JSON.stringify({ url: page.url(), title: await page.title(), text, cookies, statuses })
}
