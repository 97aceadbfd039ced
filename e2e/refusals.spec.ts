import type { Page } from '@playwright/test'
import { directionOf, LANGUAGES, tagOf } from '#lib/language.ts'
import { FALLBACK_TRANSLATIONS } from '#lib/messages/fallback-translations.ts'
import { offers } from '#lib/testing/offers.ts'
import { refusedJourney } from './journeys/interruptions.ts'
import { Journey } from './journeys/journey.ts'
import { expectAccessible } from './support/expect-accessible.ts'
import { formData, HttpVisitor, plainText } from './support/http-visitor.ts'
import { rawRequest } from './support/raw-request.ts'
import { chunks, STREAMED } from './support/streamed-body.ts'
import { expect, test } from './support/test.ts'

const PAGE = '/sign-in?next=%2Faccount'
const TOO_LONG = 'x'.repeat(20_000)

test.describe('what the proxy refuses', { tag: '@http' }, () => {
  test('is answered by a page in the language of the visitor, which leads back to the form', async ({
    site,
  }) => {
    const texts = new Set<string>()
    for (const language of LANGUAGES) {
      const visitor = new HttpVisitor(site.origin, { 'accept-language': language })
      const answer = await visitor.posts(PAGE, TOO_LONG)
      const html = await answer.text()
      expect([answer.status, answer.headers.get('content-type')]).toEqual([413, 'text/html; charset=utf-8'])
      expect(html).toContain(
        `<html lang="${tagOf(language)}" dir="${directionOf(language)}" data-theme="system">`,
      )
      expect(html).toContain(`<a href="${PAGE}">${FALLBACK_TRANSLATIONS[language].again}</a>`)
      texts.add(plainText(html))
    }
    expect(texts.size).toBe(LANGUAGES.length)
  })

  test('follows a language that was chosen', async ({ site }) => {
    test.skip(!offers('de'), 'The language to switch to is not offered.')
    const visitor = new HttpVisitor(site.origin)
    await visitor.submits('/sign-in', 'Deutsch', { language: 'de' })
    expect(await (await visitor.posts(PAGE, TOO_LONG)).text()).toContain('<html lang="de"')
  })
})

const BOUNDARY = { 'content-type': 'multipart/form-data; boundary=b' }
const UNREADABLE = "We couldn't read this form. Please try again."
const TOO_LONG_FOR_A_FORM = 'What you sent is too long for this form. Shorten it and try again.'

test('odd bodies are answered by a sentence, too', { tag: '@http' }, async ({ site }) => {
  const visitor = new HttpVisitor(site.origin)
  const { hidden } = await visitor.form('/sign-in', 'Email me a code')
  const action = /[0-9a-f]{42}/.exec(JSON.stringify(hidden))?.[0] ?? 'no action'
  const odd: [name: string, status: number, sentence: string, type: object, body: BodyInit][] = [
    ['no multipart', 400, UNREADABLE, BOUNDARY, 'garbage'],
    ['nothing', 400, UNREADABLE, BOUNDARY, ''],
    ['cut off', 400, UNREADABLE, BOUNDARY, '--b\r\nContent-Disposition: form-data; name="em'],
    ['no boundary', 400, UNREADABLE, { 'content-type': 'multipart/form-data' }, part('email', 'x')],
    ['no JSON', 400, UNREADABLE, BOUNDARY, part('$ACTION_REF_1', '', ['$ACTION_1:0', '{'])],
    ['a state that is not there', 400, UNREADABLE, BOUNDARY, ofAction(action)],
    ['16 kB and more in chunks', 413, TOO_LONG_FOR_A_FORM, BOUNDARY, chunks(20_000)],
    ['more in chunks than Next keeps', 413, TOO_LONG_FOR_A_FORM, BOUNDARY, chunks(200_000)],
    ['chunks of no type', 413, TOO_LONG_FOR_A_FORM, {}, chunks(200_000)],
    ['chunks of text', 413, TOO_LONG_FOR_A_FORM, { 'content-type': 'text/plain' }, chunks(200_000)],
  ]
  for (const [name, status, sentence, type, body] of odd) {
    const answer = await visitor.posts('/sign-in', body, { ...type }, STREAMED)
    const html = await answer.text()
    expect([name, answer.status, plainText(html)]).toEqual([name, status, expect.stringContaining(sentence)])
    expect(html).toContain('<a href="/sign-in">')
  }
  const called = await visitor.posts('/sign-in', chunks(200_000), { 'next-action': action }, STREAMED)
  expect([called.status, called.headers.get('content-type')]).toEqual([413, 'text/plain'])
  expect(await called.text()).toContain(TOO_LONG_FOR_A_FORM)
})

test('a body that announces too much is refused before it is sent', { tag: '@http' }, async ({ site }) => {
  for (const headers of [{ origin: site.origin }, { origin: 'https://evil.example' }]) {
    const announced = { ...headers, 'content-length': '16385', accept: 'text/html', host: 'other.example' }
    const answer = await rawRequest(site.origin, 'POST', '/sign-in', announced)
    expect([answer.status, plainText(answer.text)]).toEqual([
      413,
      expect.stringContaining(TOO_LONG_FOR_A_FORM),
    ])
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'")
  }
})

test('OPTIONS says what there is, and a file takes no form', { tag: '@http' }, async ({ site }) => {
  const visitor = new HttpVisitor(site.origin)
  const options = await rawRequest(site.origin, 'OPTIONS', '/sign-in', {}, Buffer.from('x'))
  expect([options.status, options.headers.allow]).toEqual([204, 'GET, HEAD, POST, OPTIONS'])
  const { hidden } = await visitor.form('/sign-in', 'Dark')
  const posted = await visitor.posts(
    '/icon.svg',
    formData({ action: '', text: '', hidden }, { theme: 'dark' }),
  )
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
})

function part(name: string, value: string, ...more: [string, string][]): string {
  const parts = [[name, value], ...more].map(
    ([field, text]) => `--b\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${text}\r\n`,
  )
  return `${parts.join('')}--b--\r\n`
}

function ofAction(id: string): string {
  return part('$ACTION_REF_1', '', ['$ACTION_1:0', JSON.stringify({ id, bound: '$@1' })])
}

test.describe('in a browser', { tag: '@script' }, () => {
  test.use({ mayComplain: /413 \(Payload Too Large\)/ })

  test('a form stays, with the refusal and what was typed', async ({ page }) => {
    const typed = `${'x'.repeat(20_000)}@example.com`
    await page.goto('/sign-in')
    await page.getByLabel('Email address').fill(typed)
    await page.getByRole('button', { name: 'Email me a code' }).click()
    await expect(page.getByRole('status')).toHaveText(
      'What you sent is too long for this form. Shorten it and try again.',
    )
    await expect(page.getByLabel('Email address')).toHaveValue(typed)
  })

  test('its page looks like those of the site, in both colour schemes and at any width', async ({ page }) => {
    const journey = new Journey(page, () => expectAccessible(page))
    for (const { scheme, width } of [
      { scheme: 'light', width: 320 },
      { scheme: 'dark', width: 800 },
    ] as const) {
      await page.setViewportSize({ width, height: 640 })
      await page.emulateMedia({ colorScheme: scheme })
      await page.goto('/sign-in')
      const site = await looks(page)
      await refusedJourney(journey)
      expect(await looks(page)).toEqual(site)
    }
    await page.goto('/sign-in')
    await page.locator('footer summary').last().click()
    await page.getByRole('button', { name: 'Light' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
    const site = await looks(page)
    await refusedJourney(journey)
    expect(await looks(page)).toEqual(site)
  })
})

const STYLED = ['body', 'header a', 'main', 'main h1', 'main h1 + p']
const STYLES = [
  ...[
    'color',
    'background-color',
    'font-family',
    'font-size',
    'font-weight',
    'letter-spacing',
    'line-height',
  ],
  ...['width', 'margin-top', 'padding-top', 'padding-left', 'border-top-color', 'border-top-left-radius'],
]

/** How the pieces look that every page has. */
function looks(page: Page): Promise<string[][]> {
  return page.evaluate(
    ([selectors, properties]) =>
      selectors.map((selector) => {
        const element = document.querySelector(selector)
        const style = element === null ? undefined : getComputedStyle(element)
        return properties.map((property) => `${selector} ${property}: ${style?.getPropertyValue(property)}`)
      }),
    [STYLED, STYLES] as const,
  )
}
