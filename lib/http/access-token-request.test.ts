import { NextRequest } from 'next/server'
import { beforeAll, describe, expect, it } from 'vitest'

const ORIGIN = 'https://www.example.com'

beforeAll(() => {
  Object.assign(process.env, {
    COGNITO_USER_POOL_ID: 'eu-central-1_AbCdEf123',
    COGNITO_CLIENT_ID: 'theclient',
    COGNITO_CLIENT_SECRET: 'a-secret-of-24-letters-or-more'.replaceAll('-', 'x'),
    SESSION_SECRET: 'kZ3q9T0fWm1rUe8xVbYc5dHs7aLpNj2gQiOtKvMwXzA=',
    APP_ORIGIN: ORIGIN,
  })
})

/** Where a browser is led that was sent to fetch a token for this page, and the path of its mark. */
async function led(next: string, headers: Record<string, string> = { accept: 'text/html' }) {
  const { fetchingRedirect } = await import('./access-token-request.ts')
  const address = `${ORIGIN}/access-token?next=${encodeURIComponent(next)}`
  const response = fetchingRedirect(new NextRequest(address, { headers }))
  const cookies = response?.headers.getSetCookie() ?? []
  return {
    status: response?.status,
    to: response?.headers.get('location'),
    cookies: cookies.length,
    path: / Path=([^;]*)/i.exec(cookies[0] ?? '')?.[1],
    bytes: [...(response?.headers ?? [])].join('\r\n').length,
  }
}

describe('a browser that was sent to fetch a token', () => {
  it('is led back to its page, with a mark for its path', async () => {
    expect(await led('/orders?of=2026')).toMatchObject({
      status: 307,
      to: `${ORIGIN}/orders?of=2026`,
      path: '/orders',
    })
  })

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example/', 'javascript:alert(1)', ''])(
    'is led to no other site: %s',
    async (next) => {
      expect(await led(next)).toMatchObject({ to: `${ORIGIN}/`, path: '/' })
    },
  )

  it.each([
    ['/orders/2026,signed-in-3000=bad', '/orders/'],
    ['/x,a=b/c', '/'],
    ['/orders;Domain=example.com', '/'],
    ['/a/b;c/d', '/a/'],
    ['/a/%0d%0aset-cookie:b=c', '/a/'],
    ['/caf\u00e9/menu', '/caf%C3%A9/menu'],
  ])('gets one cookie, for a path that says no more: %s', async (next, path) => {
    const { cookies, path: marked } = await led(next)
    expect(cookies).toBe(1)
    expect(`${new URL(next, ORIGIN).pathname}`).toMatch(new RegExp(`^${marked}`))
    expect(marked).toBe(path)
  })

  it('gets an answer that fits, however long its page is named', async () => {
    for (const next of [`/${'x'.repeat(1_999)}`, `/${'x/'.repeat(999)}`, `/?${'x'.repeat(1_990)}`]) {
      expect((await led(next)).bytes).toBeLessThan(3_000)
    }
    expect(await led(`/${'x'.repeat(2_000)}`)).toMatchObject({ to: `${ORIGIN}/` })
  })

  it('is asked to load it, where a script of a page came', async () => {
    expect(await led('/orders', { accept: '*/*' })).toMatchObject({ status: 204, cookies: 0 })
  })
})
