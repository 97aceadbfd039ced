import { issueOversizedTokens } from './support/accounts.ts'
import { visitorWho } from './support/forms.ts'
import { HttpVisitor } from './support/http-visitor.ts'
import { rawRequest } from './support/raw-request.ts'
import { expect, test } from './support/test.ts'
import { newAddress, newestCode } from './support/visitor.ts'

test('every kind of response carries the security headers and a nonce', {
  tag: '@http',
}, async ({ site, pool }) => {
  const stranger = new HttpVisitor(site.origin)
  const owner = await visitorWho('signed in', site, pool)
  const pending = await visitorWho('pending', site, pool)
  const responses: [string, Response][] = [
    ['page', await stranger.get('/sign-in')],
    ['sign-up', await stranger.get('/sign-up')],
    ['redirect', await stranger.get('/')],
    ['not found', await stranger.get('/nowhere')],
    ['home', await owner.get('/')],
    ['account', await owner.get('/account')],
    ['rsc', await owner.get('/account', { rsc: '1' })],
    ['prefetch', await stranger.get('/sign-in', { purpose: 'prefetch', 'next-router-prefetch': '1' })],
    ['action result', await stranger.submits('/sign-in', 'Email me a code', { email: 'nonsense' })],
    ['action redirect', await pending.submits('/sign-in/code', 'Sign in', { code: '12' })],
    ['refused post', await stranger.posts('/sign-in', 'x', { origin: 'https://evil.example' })],
    ['too much', await stranger.posts('/sign-in', 'x'.repeat(20_000))],
    ['bad action', await stranger.posts('/sign-in', '{', { 'next-action': 'f'.repeat(42) })],
    ['encoded', await stranger.get('/%00')],
    [
      'options',
      await fetch(`${site.origin}/sign-in`, { method: 'OPTIONS', headers: { origin: site.origin } }),
    ],
  ]
  const address = newAddress()
  const tooLong = await visitorWho('pending', site, pool, address)
  issueOversizedTokens(pool)
  const failing = await tooLong.submits('/sign-in/code', 'Sign in', { code: newestCode(pool, address) })
  delete pool.faults.cognito.instead
  expect(failing.status).toBe(303)
  const { pathname, search } = new URL(failing.headers.get('location') ?? '', site.origin)
  responses.push(['error', failing], ['page of an error', await tooLong.get(pathname + search)])

  const nonces = new Set<string>()
  for (const [kind, response] of responses) {
    const headers = Object.fromEntries(response.headers)
    expect([kind, headers]).toMatchObject([
      kind,
      {
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': expect.stringContaining('no-store'),
      },
    ])
    const policy = headers['content-security-policy'] ?? ''
    expect([kind, policy]).toEqual([
      kind,
      expect.stringMatching(/script-src 'self' 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic';/),
    ])
    for (const rule of [
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ]) {
      expect(policy).toContain(rule)
    }
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect(headers).not.toHaveProperty('x-powered-by')
    nonces.add(/nonce-([^']+)/.exec(policy)?.[1] ?? '')
  }
  expect(nonces.size).toBe(responses.length)
})

test('a method that no page has is refused with the security headers, TRACE included, and logs no stack', {
  tag: '@http',
}, async ({ site }) => {
  for (const method of ['TRACE', 'PUT', 'PROPFIND']) {
    const { status, headers } = await rawRequest(site.origin, method, '/sign-in')
    expect([method, status, headers]).toMatchObject([
      method,
      405,
      {
        allow: 'GET, HEAD, POST, OPTIONS',
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
        'content-security-policy': expect.stringContaining("default-src 'self'"),
      },
    ])
  }
  expect(site.output()).not.toContain('TypeError')
})

test('a redirect that Next makes by itself carries the security headers', { tag: '@http' }, async ({
  site,
}) => {
  for (const path of ['//x/account', '/sign-in/', '/sign-in//code?x=//', '/\\x']) {
    const { status, headers } = await rawRequest(site.origin, 'GET', path)
    expect([path, status, headers]).toMatchObject([
      path,
      308,
      {
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cache-control': 'private, no-store',
        'content-security-policy': "default-src 'none'",
      },
    ])
  }
})

test('a CSP header sent by the visitor is overwritten, and scripts carry our nonce', {
  tag: '@http',
}, async ({ site }) => {
  const stranger = new HttpVisitor(site.origin)
  const answer = await stranger.get('/sign-in', {
    'content-security-policy': "script-src 'nonce-evil'",
    'content-security-policy-report-only': "script-src 'nonce-evil'",
  })
  const nonce = /nonce-([^']+)/.exec(answer.headers.get('content-security-policy') ?? '')?.[1]
  const html = await answer.text()
  const nonces = [...html.matchAll(/<script\b[^>]*?nonce="([^"]+)"/g)].map(([, value]) => value)
  expect(nonces.length).toBeGreaterThan(2)
  expect(new Set(nonces)).toEqual(new Set([nonce]))
  expect(html).not.toContain('evil')
})

test('an answer to a script is no document, and says so in few bytes', { tag: '@http' }, async ({ site }) => {
  const stranger = new HttpVisitor(site.origin)
  const { headers } = await stranger.get('/sign-in', { rsc: '1', 'sec-fetch-dest': 'empty' })
  expect(headers.get('content-security-policy')).toBe("default-src 'none'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toContain('no-store')
})

test('static files are never taken for another type, and carry no headers of documents', {
  tag: '@http',
}, async ({ site }) => {
  const page = await new HttpVisitor(site.origin).reads('/sign-in')
  const script = /src="(\/_next\/static\/[^"]+\.js[^"]*)"/.exec(page)?.[1] ?? 'no script'
  const answer = await fetch(site.origin + script)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  // Each is sent with every file, and counts as its script does: e2e/client-weight.spec.ts
  expect([...answer.headers.keys()]).toEqual([
    'accept-ranges',
    'cache-control',
    'connection',
    'content-encoding',
    'content-type',
    'date',
    'etag',
    'keep-alive',
    'last-modified',
    'transfer-encoding',
    'vary',
    'x-content-type-options',
  ])
})

test('a page that was asked for with a way back is no result of a search', { tag: '@http' }, async ({
  site,
}) => {
  const stranger = new HttpVisitor(site.origin)
  for (const path of ['/sign-in', '/sign-up', '/help/no-code']) {
    const plain = await stranger.get(path)
    const withNext = await stranger.get(`${path}?next=%2Faccount`)
    expect([path, plain.headers.get('x-robots-tag')]).toEqual([path, null])
    expect([path, withNext.headers.get('x-robots-tag')]).toEqual([path, 'noindex'])
  }
})
