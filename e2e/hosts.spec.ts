import { once } from 'node:events'
import { type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http'
import { HttpVisitor } from './support/http-visitor.ts'
import { type NamesPassedOn, PROXIES, startReverseProxy } from './support/reverse-proxy.ts'
import type { Site } from './support/site.ts'
import { test as base, expect } from './support/test.ts'
import { newAddress } from './support/visitor.ts'

const PUBLIC = 'https://www.example.com'
/** A public site has the real Cognito, which no page here asks. */
const AT_PUBLIC = { APP_ORIGIN: PUBLIC, AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: '' }
/** As browsers send it for a page. */
const HTML = 'text/html,application/xhtml+xml,*/*;q=0.8'

type Behind = (names: NamesPassedOn) => Promise<{ readonly origin: string; readonly site: Site }>

/** A site behind a proxy whose address is its APP_ORIGIN. */
const test = base.extend<{ startsBehind: Behind }>({
  startsBehind: async ({ startsSite }, use) => {
    const ends: (() => Promise<void>)[] = []
    await use(async (names) => {
      const proxy = await startReverseProxy(names)
      ends.push(proxy.close)
      const site = await startsSite({ APP_ORIGIN: proxy.origin })
      proxy.leadsTo(site)
      return { origin: proxy.origin, site }
    })
    await Promise.all(ends.map((end) => end()))
  },
})

for (const [name, names] of Object.entries(PROXIES)) {
  test(`behind a proxy ${name} people sign up, choose a theme and sign out`, async ({
    visitor,
    page,
    startsBehind,
  }) => {
    const { origin } = await startsBehind(names)
    const address = newAddress()
    await page.goto(`${origin}/sign-up`)
    await visitor.sendsAddress(address)
    await visitor.entersCode(await visitor.readsCode(address))
    await visitor.isHome(address)
    await page.locator('summary', { hasText: 'Device theme' }).click()
    await page.getByRole('button', { name: 'Dark' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await visitor.signsOut()
  })

  test(`behind a proxy ${name} a foreign origin stays out`, { tag: '@http' }, async ({
    pool,
    startsBehind,
  }) => {
    const { origin, site } = await startsBehind(names)
    const address = newAddress()
    const visitor = new HttpVisitor(origin)
    for (const foreign of [
      { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
      { origin: site.origin },
      { origin: 'null' },
    ]) {
      const answer = await visitor.submits('/sign-up', 'Email me a code', { email: address }, foreign)
      expect([foreign, answer.status]).toEqual([foreign, 403])
    }
    expect(pool.inbox.messages(address)).toEqual([])
  })
}

test.describe('a form under another host name', () => {
  test.use({ mayComplain: /403 \(Forbidden\)/ })

  test('is refused with the right address, which leads to the same page', async ({ page, site }) => {
    const elsewhere = site.origin.replace('localhost', '127.0.0.1')
    await page.goto(`${elsewhere}/sign-in?next=%2Faccount&redirected=1`)
    await page.getByLabel('Email address').fill(newAddress())
    await page.getByRole('button', { name: 'Email me a code' }).click()
    await expect(page.getByText(`Open ${site.origin} and try again.`)).toBeVisible()
    await page.locator('main').getByRole('link').first().click()
    await expect(page).toHaveURL(`${site.origin}/sign-in?next=%2Faccount`)
    expect(site.output()).toContain(`"expected":"${site.origin}","received":"${elsewhere}"`)
  })

  test('is refused in the form of the code and in that of the theme, too', async ({
    visitor,
    page,
    site,
    context,
  }) => {
    await visitor.signsUp(newAddress())
    const elsewhere = site.origin.replace('localhost', '127.0.0.1')
    await context.addCookies(
      (await context.cookies()).map(({ name, value }) => ({ name, value, url: elsewhere })),
    )
    await page.goto(`${elsewhere}/sign-in/code?redirected=1`)
    await page.getByLabel('Enter the code').fill('123456')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByText(`Open ${site.origin} and try again.`).first()).toBeVisible()
    await page.goto(`${elsewhere}/help/no-code?redirected=1`)
    await page.locator('summary', { hasText: 'Device theme' }).click()
    await page.getByRole('button', { name: 'Dark' }).click()
    await expect(page.getByText(`Open ${site.origin} and try again.`)).toBeVisible()
  })
})

test.describe('a page under another host name', () => {
  test('leads to the same page at the right one', async ({ page, site }) => {
    await page.goto(`${site.origin.replace('localhost', '127.0.0.1')}/sign-in?next=%2Faccount`)
    await expect(page).toHaveURL(`${site.origin}/sign-in?next=%2Faccount`)
    await expect(page.getByLabel('Email address')).toBeVisible()
  })

  test('is redirected where a browser asks for it, and nothing else is', { tag: '@http' }, async ({
    startsSite,
  }) => {
    const site = await startsSite(AT_PUBLIC)
    const asks = (path: string, headers: Record<string, string>) => answerTo(site.origin + path, headers)
    for (const host of ['example.com', 'app.vercel.app', '127.0.0.1:3000', '10.0.0.7']) {
      expect([host, await asks('/sign-in?a=b%2Fc', { host, accept: HTML })]).toEqual([
        host,
        expect.objectContaining({ status: 307, location: `${PUBLIC}/sign-in?a=b%2Fc&redirected=1` }),
      ])
      for (const [path, headers] of [
        ['/sign-in', {}],
        ['/sign-in', { accept: '*/*' }],
        ['/icon.svg', { accept: HTML }],
        ['/sign-in', { accept: HTML, 'x-forwarded-host': 'www.example.com' }],
        ['/sign-in?redirected=1', { accept: HTML }],
      ] as const) {
        expect([path, headers, await asks(path, { host, ...headers })]).toMatchObject([
          path,
          headers,
          { status: 200 },
        ])
      }
    }
    const page = await (await fetch(`${site.origin}/sign-in?next=%2Faccount`)).text()
    expect(page).toContain(`<link rel="canonical" href="${PUBLIC}/sign-in"/>`)
    const own = { host: 'www.example.com', accept: HTML }
    expect(await asks('/sign-in?a=b%2Fc&redirected=1', own)).toMatchObject({
      status: 307,
      location: expect.stringMatching(/\/sign-in\?a=b%2Fc$/),
    })
    expect(await asks('/sign-in', own)).toMatchObject({ status: 200 })
    for (const path of ['//evil.example', '/%2F/evil.example', '/\\evil.example', '/..//evil.example']) {
      const { location = '/' } = await asks(path, { host: 'evil.example', accept: HTML })
      expect([path, new URL(location, PUBLIC).origin]).toEqual([path, PUBLIC])
    }
  })
})

for (const [name, names] of Object.entries(PROXIES)) {
  test(`behind a proxy ${name} a first visit ends at its page, also without cookies`, {
    tag: '@http',
  }, async ({ startsSite }) => {
    const site = await startsSite(AT_PUBLIC)
    const headers = { accept: HTML, ...names({ host: 'www.example.com' }, '127.0.0.1:3000') }
    let answer = await answerTo(`${site.origin}/sign-in?next=%2Faccount`, headers)
    for (let hops = 0; hops < 3 && answer.location !== undefined; hops += 1) {
      answer = await answerTo(answer.location.replace(PUBLIC, site.origin), headers)
    }
    expect(answer).toMatchObject({ status: 200, location: undefined })
  })
}

test('HSTS is sent under APP_ORIGIN alone, as configured, with a warning where it covers a whole domain', {
  tag: '@http',
}, async ({ startsSite }) => {
  const apex = { ...AT_PUBLIC, APP_ORIGIN: 'https://example.com' }
  const byDefault = await startsSite(apex)
  const hostOnly = await startsSite({ ...apex, STRICT_TRANSPORT_SECURITY: 'max-age=300' })
  const [host, www] = [{ host: 'example.com' }, { host: 'www.example.com', accept: HTML }]
  const hsts = (site: Site, headers: OutgoingHttpHeaders) => answerTo(`${site.origin}/sign-in`, headers)
  expect(await hsts(byDefault, host)).toMatchObject({ hsts: 'max-age=63072000; includeSubDomains' })
  expect(await hsts(hostOnly, host)).toMatchObject({ hsts: 'max-age=300' })
  expect(await hsts(byDefault, www)).toMatchObject({ status: 307, hsts: undefined })
  expect(await hsts(byDefault, { host: 'www.example.com' })).toMatchObject({ status: 200, hsts: undefined })
  expect(byDefault.output()).toContain('refuse http on all subdomains')
  expect(hostOnly.output()).not.toContain('refuse http on all subdomains')
})

/** `fetch` sends no `Host` of our choice. */
async function answerTo(url: string, headers: OutgoingHttpHeaders) {
  const [answer] = await once(request(url, { headers }).end(), 'response')
  answer.resume()
  const { statusCode: status, headers: received }: IncomingMessage = answer
  return { status, location: received.location, hsts: received['strict-transport-security'] }
}
