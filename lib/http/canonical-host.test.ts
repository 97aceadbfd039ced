import { NextRequest } from 'next/server'
import { beforeAll, describe, expect, it, vi } from 'vitest'

vi.mock('next/headers', () => import('#lib/testing/next-request.ts'))

/** What a browser is answered, at an address where Next listens itself. */
async function answerFor(path: string, headers: Record<string, string>) {
  const { hostRedirect } = await import('./canonical-host.ts')
  const request = new NextRequest(`http://localhost:3000${path}`, {
    headers: { accept: 'text/html', ...headers },
  })
  const answer = hostRedirect(request)
  return answer?.headers.get('location') ?? answer?.headers.get('refresh') ?? 'served'
}

function siteAt(origin: string): void {
  vi.stubEnv('APP_ORIGIN', origin)
  vi.stubEnv('COGNITO_USER_POOL_ID', 'eu-central-1_AbCdEf123')
  vi.stubEnv('COGNITO_CLIENT_ID', 'client')
  vi.stubEnv('COGNITO_CLIENT_SECRET', 'secret'.repeat(4))
  vi.stubEnv('SESSION_SECRET', '0123456789abcdefghijklmnopqrstuvwxyzABCDEFG=')
  vi.resetModules()
}

describe('a site at a public address', () => {
  beforeAll(() => siteAt('https://www.example.com'))

  it.each([
    [{ host: 'www.example.com' }],
    [{ host: 'WWW.Example.com:443' }],
    [{ host: 'www.example.com:8080' }],
    [{ host: 'backend:3000', 'x-forwarded-host': 'www.example.com' }],
    [{ host: 'backend:3000', 'x-forwarded-host': 'edge.internal, www.example.com:443' }],
    [{ host: 'backend:3000', cookie: '__Host-proxied=yes' }],
  ])('serves what was sent there: %j', async (headers) => {
    expect(await answerFor('/sign-in', headers)).toBe('served')
  })

  it.each([
    [{ host: 'example.com' }],
    [{ host: 'www.example.com.evil.example' }],
    [{ host: '127.0.0.1:3000' }],
    [{ host: '[::1]:3000' }],
    [{ host: '\u0001' }],
    [{ host: 'backend:3000', 'x-forwarded-host': 'example.com' }],
    [{ host: 'example.com', cookie: 'proxied=yes; proxied-3000=yes' }],
  ])('redirects what was sent elsewhere, once: %j', async (headers) => {
    expect(await answerFor('/account?a=b', headers)).toBe('https://www.example.com/account?a=b&redirected=1')
    expect(await answerFor('/account?a=b&redirected=1', headers)).toBe('served')
    expect(await answerFor('/icon.svg', headers)).toBe('served')
  })

  it('takes the mark away where it is not needed any more', async () => {
    const proxied = { host: 'backend:3000', cookie: '__Host-proxied=yes' }
    for (const headers of [{ host: 'www.example.com' }, proxied]) {
      expect(await answerFor('/?redirected=1', headers)).toBe('https://www.example.com/')
      expect(await answerFor('/account?a=b&redirected=1', headers)).toBe(
        'https://www.example.com/account?a=b',
      )
    }
  })

  it('never leads to another site', async () => {
    for (const path of ['//evil.example/a', '/.//evil.example/a', '/\\evil.example/a', '/@evil']) {
      const to = await answerFor(path, { host: 'evil.example' })
      expect([path, new URL(to).origin]).toEqual([path, 'https://www.example.com'])
    }
  })
})

describe('a site on this machine', () => {
  beforeAll(() => siteAt('http://localhost:3000'))

  it('leads from other names of this machine to its own', async () => {
    for (const host of ['127.0.0.1:3000', '[::1]:3000', 'www.localhost:3000']) {
      expect(await answerFor('/sign-in', { host })).toBe('0; url=http://localhost:3000/sign-in?redirected=1')
    }
  })

  it('sends no other machine to itself', async () => {
    expect(await answerFor('/sign-in', { host: '192.168.1.5:3000' })).toBe('served')
    const tunnel = { host: '127.0.0.1:3000', 'x-forwarded-host': 'abc.tunnel.example' }
    expect(await answerFor('/sign-in', tunnel)).toBe('served')
  })
})
