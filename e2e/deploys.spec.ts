import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { HttpVisitor, plainText } from './support/http-visitor.ts'
import { servesAnOlderBuild } from './support/older-build.ts'
import { expect, test } from './support/test.ts'
import { newAddress } from './support/visitor.ts'

const UPDATED = 'This site was updated. Please press the button again.'

test.use({ mayComplain: /409 \(Conflict\)|was not found on the server/ })

test.describe('a page of an older build leads on by itself', () => {
  test('with the address form', async ({ page, visitor }) => {
    const address = newAddress()
    const deployed = await servesAnOlderBuild(page)
    await page.goto('/sign-up?next=%2Faccount')
    await page.getByLabel('Email address').fill(address)
    await deployed()
    await page.getByRole('button', { name: 'Email me a code' }).click()
    await expect(page.getByRole('alert').filter({ hasText: UPDATED })).toBeVisible()
    await expect(page.getByLabel('Email address')).toHaveValue(address)
    expect(await visitor.mails(address)).toHaveLength(0)

    await page.getByRole('button', { name: 'Email me a code' }).click()
    await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
    await expect(page.getByText(UPDATED)).toHaveCount(0)
    await visitor.entersCode(await visitor.readsCode(address))
    await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible()
  })

  test('with the code form', async ({ page, visitor }) => {
    const address = newAddress()
    await visitor.signsUp(address)
    const code = await visitor.readsCode(address)
    const deployed = await servesAnOlderBuild(page)
    await page.reload()
    await deployed()
    await visitor.entersCode(code)
    await expect(page.getByRole('alert').filter({ hasText: UPDATED })).toBeVisible()
    await expect(page.getByLabel('Enter the code')).toHaveValue(code)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await visitor.isHome(address)
  })

  test('with the switch for the appearance', async ({ page, javaScriptEnabled }) => {
    const deployed = await servesAnOlderBuild(page)
    await page.goto('/sign-in')
    await page.getByLabel('Email address').fill('anna')
    await choosesDark(page)
    await deployed()
    await expect(page.getByRole('alert').filter({ hasText: UPDATED })).toBeVisible()
    // Without script, a form holds its own fields only.
    await expect(page.getByLabel('Email address')).toHaveValue(javaScriptEnabled === false ? '' : 'anna')
    await choosesDark(page)
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await expect(page.getByText(UPDATED)).toHaveCount(0)
  })

  test('once for each press, also when it comes from the older build again', async ({
    page,
    javaScriptEnabled,
  }) => {
    const posts: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST') posts.push(request.url())
    })
    await servesAnOlderBuild(page)
    await page.goto('/sign-in')
    for (const address of ['anna@example.com', 'bert@example.com']) {
      const before = page.url()
      posts.length = 0
      await page.getByLabel('Email address').fill(address)
      await page.getByRole('button', { name: 'Email me a code' }).click()
      await page.waitForURL((url) => url.href !== before)
      // What a browser is redirected to is served as it is; this is the older build's again.
      await page.reload({ waitUntil: 'networkidle' })
      await expect(page.getByRole('alert').filter({ hasText: UPDATED })).toBeVisible()
      await expect(page.getByLabel('Email address')).toHaveValue(address)
      expect(posts).toHaveLength(javaScriptEnabled === false ? 1 : 2)
    }
  })
})

test('a switch whose action is still the same keeps what was typed, though its page is loaded again', {
  tag: '@script',
}, async ({ page }) => {
  const deployed = await servesAnOlderBuild(page, { ofSameNames: true })
  await page.goto('/sign-in')
  await page.getByLabel('Email address').fill('anna')
  await deployed()
  const loaded = page.waitForEvent('load')
  await choosesDark(page)
  await loaded
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByLabel('Email address')).toHaveValue('anna')
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
  await expect(page.getByText(UPDATED)).toHaveCount(0)
})

async function choosesDark(page: Page): Promise<void> {
  await page.locator('footer summary').last().click()
  await page.getByRole('button', { name: 'Dark' }).click()
}

test.describe('without a browser', { tag: '@http' }, () => {
  test('the names of actions come from a key that every build has', async () => {
    const manifest: unknown = JSON.parse(
      await readFile('.next/server/server-reference-manifest.json', 'utf8'),
    )
    const key = Buffer.from('names of actions; not a secret..').toString('base64')
    expect(manifest).toMatchObject({
      encryptionKey: process.env['NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'] ?? key,
    })
  })

  test('a browser that keeps no cookies reads the same sentence, with a way to the page', async ({
    site,
  }) => {
    const form = new FormData()
    form.set(`$ACTION_ID_${'7f'.padEnd(42, '0')}`, '')
    form.set('email', 'anna@example.com')
    const answer = await new HttpVisitor(site.origin).posts('/sign-up?next=%2Faccount', form)
    const html = await answer.text()
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([409, []])
    expect(plainText(html)).toContain(UPDATED)
    expect(html).toContain('<a href="/sign-up?next=%2Faccount">')
  })

  test('no password is kept, and no more of a field than a form reads', async ({ site }) => {
    const visitor = new HttpVisitor(site.origin)
    await visitor.get('/sign-in')
    const form = new FormData()
    form.set('email', `${'x'.repeat(5_000)}@example.com`)
    form.set('password', 'seven green ladders')
    const answer = await visitor.posts('/sign-in', form)
    expect(answer.status).toBe(303)
    const { pathname, search } = new URL(answer.headers.get('location') ?? '', site.origin)
    const shown = await visitor.reads(pathname + search)
    expect(shown).toContain(`value="${'x'.repeat(128)}"`)
    expect(shown).not.toContain('ladders')
  })

  test('what is kept fits a cookie, also of characters that JSON writes as six', async ({ site }) => {
    const visitor = new HttpVisitor(site.origin)
    await visitor.get('/sign-in')
    const form = new FormData()
    for (const field of ['email', 'name', 'code']) form.set(field, '\u0001'.repeat(400))
    expect((await visitor.posts('/sign-in', form)).status).toBe(303)
  })
})
