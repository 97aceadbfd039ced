import { beforeAll, describe, expect, it, vi } from 'vitest'
import { listenToLog } from '#lib/testing/log-lines.ts'

const SITE = 'https://app.example.com'
const EVIL = 'https://evil.example'

beforeAll(() => {
  vi.stubEnv('APP_ORIGIN', SITE)
  vi.stubEnv('COGNITO_USER_POOL_ID', 'eu-central-1_AbCdEf123')
  vi.stubEnv('COGNITO_CLIENT_ID', 'client')
  vi.stubEnv('COGNITO_CLIENT_SECRET', 'secret'.repeat(4))
  vi.stubEnv('SESSION_SECRET', '0123456789abcdefghijklmnopqrstuvwxyzABCDEFG=')
})

async function answerTo(method: string, headers: Record<string, string>) {
  const { requireOwnOrigin } = await import('./own-origin.ts')
  return requireOwnOrigin({ method, headers: new Headers(headers) })
}

describe('a route handler that trusts the cookie of a session', () => {
  it.each([
    ['POST', { origin: SITE }],
    ['DELETE', { origin: SITE, 'sec-fetch-site': 'same-origin' }],
    ['GET', { 'sec-fetch-site': 'same-origin' }],
    ['HEAD', { 'sec-fetch-site': 'same-origin' }],
    ['GET', { origin: SITE }],
  ])('answers what comes from its own pages: %s %j', async (method, headers) => {
    expect(await answerTo(method, headers)).toEqual({ ok: true, value: undefined })
  })

  it.each([
    ['POST', {}],
    ['POST', { 'sec-fetch-site': 'same-origin' }],
    ['POST', { origin: EVIL }],
    ['POST', { origin: 'null' }],
    ['POST', { origin: `${SITE}.evil.example` }],
    ['POST', { origin: SITE, 'sec-fetch-site': 'cross-site' }],
    ['POST', { origin: EVIL, host: 'evil.example', 'x-forwarded-host': 'evil.example' }],
    ['GET', {}],
    ['GET', { origin: EVIL }],
    ['GET', { origin: EVIL, 'sec-fetch-site': 'same-origin' }],
    ['GET', { 'sec-fetch-site': 'cross-site' }],
    ['GET', { 'sec-fetch-site': 'same-site' }],
    ['GET', { 'sec-fetch-site': 'none' }],
    ['GET', { referer: `${SITE}/` }],
  ])('refuses everything else: %s %j', async (method, headers) => {
    expect(await answerTo(method, headers)).toEqual({ ok: false, error: 'foreign-origin' })
  })

  it('logs which origin came, and which it needs', async () => {
    const log = listenToLog()
    await answerTo('POST', { origin: EVIL })
    expect(log.lines()).toMatchObject([{ event: 'foreign-post', expected: SITE, received: EVIL }])
  })
})

describe('a route handler for programs', () => {
  const answerTo = async (headers: Record<string, string>) => {
    const { requireNoBrowser } = await import('./own-origin.ts')
    return requireNoBrowser({ method: 'POST', headers: new Headers(headers) })
  }

  it('answers what no browser sends, whatever cookies an app keeps', async () => {
    expect(await answerTo({})).toEqual({ ok: true, value: undefined })
    expect(await answerTo({ cookie: 'a=b', 'user-agent': 'Mozilla/5.0' })).toMatchObject({ ok: true })
  })

  it.each([
    { origin: EVIL },
    { origin: 'null' },
    { origin: '' },
    { origin: SITE },
    { origin: 'capacitor://localhost' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
  ])('refuses browsers: %j', async (headers) => {
    expect(await answerTo(headers)).toEqual({ ok: false, error: 'browser' })
  })

  it('logs where a browser came from, and nothing else that it sent', async () => {
    const log = listenToLog()
    log.lines()
    await answerTo({ origin: EVIL, referer: 'https://evil.example/secret' })
    expect(log.lines()).toEqual([
      { at: expect.any(String), event: 'foreign-post', outcome: 'browser', received: EVIL },
    ])
  })
})
