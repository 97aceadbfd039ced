import { setName } from './support/accounts.ts'
import { visitorWho } from './support/forms.ts'
import { HttpVisitor } from './support/http-visitor.ts'
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
  await setName(pool, address, 'x'.repeat(2_000))
  const failing = await tooLong.submits('/sign-in/code', 'Sign in', { code: newestCode(pool, address) })
  expect(failing.status).toBe(500)
  responses.push(['error', failing])

  const nonces = new Set<string>()
  for (const [kind, response] of responses) {
    const headers = Object.fromEntries(response.headers)
    expect([kind, headers]).toMatchObject([
      kind,
      {
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'strict-origin-when-cross-origin',
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

test('static files carry the security headers that apply to them', { tag: '@http' }, async ({ site }) => {
  const page = await new HttpVisitor(site.origin).reads('/sign-in')
  const script = /src="(\/_next\/static\/[^"]+\.js[^"]*)"/.exec(page)?.[1] ?? 'no script'
  for (const path of [script, '/icon.svg']) {
    const answer = await fetch(site.origin + path)
    expect([path, answer.status, Object.fromEntries(answer.headers)]).toMatchObject([
      path,
      200,
      {
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'cross-origin-opener-policy': 'same-origin',
        'strict-transport-security': expect.stringContaining('max-age='),
      },
    ])
  }
})
