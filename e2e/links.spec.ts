import type { Page } from '@playwright/test'
import { expect, test } from './support/test.ts'

/** What the browser follows itself, and what the page follows without loading a new document. `ORIGIN` is that of the page. */
const LINKS = {
  'a page': ['<a href="/sign-up">', 'page'],
  'a page, by a word of its link': ['<a href="/sign-up"><b>', 'page'],
  'a page with a query': ['<a href="/sign-in?next=%2Faccount">', 'page'],
  'a place on another page': ['<a href="/help/no-code#top">', 'page'],
  'another origin': ['<a href="https://example.com/sign-up">', 'browser'],
  'a file that a script made': ['<a href="blob:ORIGIN/0">', 'browser'],
  'another protocol': ['<a href="mailto:anna@example.com">', 'browser'],
  'a place on this page': ['<a href="#email">', 'browser'],
  'the top of this page': ['<a href="#">', 'browser'],
  'a full load on purpose': ['<a href="/sign-up" target="_self">', 'browser'],
  'a new tab': ['<a href="/sign-up" target="_blank">', 'browser'],
  'a download': ['<a href="/account" download>', 'browser'],
  'a file': ['<a href="/share.png">', 'browser'],
  'an answer of a route': ['<a href="/api/me">', 'browser'],
  'an answer of the first route': ['<a href="/api">', 'browser'],
  'no address': ['<a>', 'browser'],
  'a drawing': ['<svg><a href="/sign-up"><text>', 'browser'],
} as const

test.describe('links', { tag: '@script' }, () => {
  test('are followed without a new document, to the top of the next page', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 200 })
    await page.goto('/sign-in', { waitUntil: 'networkidle' })
    await page.getByLabel('Email address').fill('anna@example.com')
    const document = await page.evaluateHandle(() => window.document)
    await page.getByRole('link', { name: 'Create an account' }).click()
    await expect(page.getByRole('heading', { name: 'Create an account' })).toBeVisible()
    expect(await page.evaluate((before) => before === window.document, document)).toBe(true)
    expect(await page.evaluate(() => scrollY)).toBe(0)
    await expect(page.getByLabel('Email address')).toHaveValue('anna@example.com')
    await page.goBack()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  })

  test('are left to the browser where they are not to pages of this site', async ({ page }) => {
    await page.goto('/sign-in', { waitUntil: 'networkidle' })
    for (const [kind, [tag, follower]] of Object.entries(LINKS)) {
      expect([kind, await followerOf(page, tag)]).toEqual([kind, follower])
    }
  })

  test('are left to the browser where a key or another button is pressed', async ({ page }) => {
    await page.goto('/sign-in', { waitUntil: 'networkidle' })
    for (const key of ['ctrlKey', 'metaKey', 'shiftKey', 'altKey'] as const) {
      expect([key, await followerOf(page, '<a href="/sign-up">', { [key]: true })]).toEqual([key, 'browser'])
    }
    expect(await followerOf(page, '<a href="/sign-up">', { button: 1 })).toBe('browser')
  })

  test('are left alone where a script has answered the click', async ({ page }) => {
    await page.goto('/sign-in', { waitUntil: 'networkidle' })
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.evaluate(() =>
      addEventListener('click', (event) => event.preventDefault(), { capture: true, once: true }),
    )
    await followerOf(page, '<a href="/sign-up">')
    await followerOf(page, '<a href="/help/no-code">')
    await expect(page).toHaveURL(/\/help\/no-code$/)
    expect(asked).toContain('/help/no-code')
    expect(asked).not.toContain('/sign-up')
  })
})

/** Who follows a click on the innermost element of what is put into the page for it; nothing leaves the page. */
async function followerOf(
  page: Page,
  html: string,
  event: Record<string, boolean | number> = {},
): Promise<'page' | 'browser'> {
  return page.evaluate(
    ([html, event]) => {
      const holder = document.createElement('div')
      holder.innerHTML = html.replace('ORIGIN', location.origin)
      document.body.append(holder)
      let target: Element = holder
      while (target.lastElementChild !== null) target = target.lastElementChild
      let isPrevented = false
      const look = (click: Event) => {
        isPrevented = click.defaultPrevented
        click.preventDefault()
      }
      addEventListener('click', look, { once: true })
      target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...event }))
      holder.remove()
      return isPrevented ? ('page' as const) : ('browser' as const)
    },
    [html, event] as const,
  )
}
