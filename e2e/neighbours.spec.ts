import { randomBytes } from 'node:crypto'
import { expect, test } from './support/test.ts'
import { newAddress } from './support/visitor.ts'

const SITE_OF_ANOTHER_PROJECT = { SESSION_SECRET: randomBytes(32).toString('base64') }

test('two projects on one machine do not see each other', { tag: '@script' }, async ({
  visitor,
  page,
  site,
  startsSite,
}) => {
  test.slow()
  const [here, there] = [newAddress(), newAddress()]
  const other = await startsSite(SITE_OF_ANOTHER_PROJECT)
  await visitor.signsUp(here)
  await visitor.entersCode(await visitor.readsCode(here))
  await visitor.isHome(here)

  await page.goto(`${other.origin}/sign-up`)
  await visitor.sendsAddress(there)
  await visitor.entersCode(await visitor.readsCode(there))
  await visitor.isHome(there)
  await page.goto(site.origin)
  await visitor.isHome(here)

  await page.goto(other.origin)
  await visitor.signsOut()
  await page.goto(site.origin)
  await visitor.isHome(here)
})

test('a project that was opened at the port of another one leaves its session alone', {
  tag: '@script',
}, async ({ visitor, page, startsSite }) => {
  test.slow()
  const address = newAddress()
  const first = await startsSite()
  await page.goto(`${first.origin}/sign-up`)
  await visitor.sendsAddress(address)
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
  await first.stop()

  const { port } = new URL(first.origin)
  const other = await startsSite(SITE_OF_ANOTHER_PROJECT, Number(port))
  await page.goto(other.origin)
  await expect(page).toHaveURL(`${other.origin}/sign-in`)
  await other.stop()

  await startsSite({}, Number(port))
  await page.goto(first.origin)
  await visitor.isHome(address)
})
