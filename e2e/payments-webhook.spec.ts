import { createHmac } from 'node:crypto'
import { formData, HttpVisitor } from './support/http-visitor.ts'
import type { MovableClock } from './support/movable-clock.ts'
import { rawRequest } from './support/raw-request.ts'
import type { Site } from './support/site.ts'
import { chunks, STREAMED } from './support/streamed-body.ts'
import { expect, test } from './support/test.ts'

const PATH = '/api/webhooks/payments'
const SECRET = 'whsec_0123456789abcdefghijklmnopqrstuv'
const MAX_BYTES = 65_536
const EVIL = 'https://evil.example'

test.describe('the webhook for payments', { tag: '@http' }, () => {
  test('handles a signed event once, also in ten parallel posts, and again while its signature is good', async ({
    startsSite,
    clock,
  }) => {
    const site = await startsSite({ PAYMENTS_WEBHOOK_SECRET: SECRET })
    const event = signed('evt_1', clock)
    const posts = Array.from({ length: 10 }, async () => (await post(site, event)).json())
    const answers = await Promise.all(posts)
    expect(answers.filter(({ received }) => received === 'handled')).toHaveLength(1)
    expect(answers.filter(({ received }) => received === 'repeated')).toHaveLength(9)
    await clock.passes({ seconds: 240 })
    expect(await (await post(site, event)).json()).toEqual({ received: 'repeated' })
    expect(await (await post(site, signed('evt_1', clock))).json()).toEqual({ received: 'repeated' })
    expect(handledBy(site)).toEqual(['evt_1'])
    expect(await (await post(site, signed('evt_2', clock))).json()).toEqual({ received: 'handled' })
    expect(handledBy(site)).toEqual(['evt_1', 'evt_2'])
  })

  test('answers 401 without a valid signature of the last five minutes, and does nothing', async ({
    startsSite,
    clock,
  }) => {
    const site = await startsSite({ PAYMENTS_WEBHOOK_SECRET: SECRET })
    const { body, headers } = signed('evt_1', clock)
    const wrong = signed('evt_1', clock, { secret: 'whsec_vutsrqponmlkjihgfedcba9876543210' })
    const refused = [
      ['missing-signature', { body, headers: {} }],
      ['missing-signature', { body, headers: { origin: site.origin, authorization: `Bearer ${SECRET}` } }],
      ['wrong-signature', wrong],
      ['wrong-signature', { body: body.replace('evt_1', 'evt_2'), headers }],
      ['expired-signature', signed('evt_1', clock, { secondsAgo: 310 })],
      ['expired-signature', signed('evt_1', clock, { secondsAgo: -310 })],
    ] as const
    for (const [error, request] of refused) {
      const answer = await post(site, request)
      expect([answer.status, await answer.json()]).toEqual([401, { error }])
      expect(answer.headers.get('cache-control')).toBe('private, no-store')
      expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'")
      expect(answer.headers.getSetCookie()).toEqual([])
    }
    expect(handledBy(site)).toEqual([])
  })

  test('answers 404 without its secret, and the log names the variable', async ({ site, clock }) => {
    const answer = await post(site, signed('evt_1', clock))
    expect([answer.status, await answer.json()]).toEqual([404, { error: 'not-configured' }])
    expect(site.output()).toContain('"missing":"PAYMENTS_WEBHOOK_SECRET"')
  })

  test('refuses a body beyond its limit, also one that says no length', async ({ startsSite, clock }) => {
    const site = await startsSite({ PAYMENTS_WEBHOOK_SECRET: SECRET })
    const { headers } = signed('evt_1', clock)
    for (const bytes of [MAX_BYTES + 1, 200_000, 6_000_000]) {
      const answers = [
        await post(site, { body: 'x'.repeat(bytes), headers }),
        await post(site, { body: chunks(bytes), headers }, STREAMED),
      ]
      for (const answer of answers) {
        expect([bytes, answer.status, await answer.json()]).toEqual([bytes, 413, { error: 'too-long' }])
      }
    }
    const announced = { ...headers, 'content-length': String(MAX_BYTES + 1) }
    const { status, text } = await rawRequest(site.origin, 'POST', PATH, announced)
    expect([status, text]).toEqual([413, '{"error":"too-long"}'])
    const longest = signed('evt_1', clock, { bytes: MAX_BYTES })
    expect(longest.body).toHaveLength(MAX_BYTES)
    expect(await (await post(site, longest)).json()).toEqual({ received: 'handled' })
  })

  test('is a POST alone, under every host name', async ({ startsSite, clock }) => {
    const site = await startsSite({ PAYMENTS_WEBHOOK_SECRET: SECRET })
    for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND']) {
      const headers = { accept: 'text/html', host: 'other.example' }
      const answer = await rawRequest(site.origin, method, PATH, headers)
      expect([method, answer.status, answer.headers.allow]).toEqual([method, 405, 'POST, OPTIONS'])
    }
    const preflight = await rawRequest(site.origin, 'OPTIONS', PATH, { origin: EVIL })
    expect([preflight.status, preflight.headers.allow]).toEqual([204, 'POST, OPTIONS'])
    const { body, headers } = signed('evt_1', clock)
    const elsewhere = { ...headers, accept: 'text/html', host: 'other.example' }
    const answer = await rawRequest(site.origin, 'POST', PATH, elsewhere, Buffer.from(body))
    expect([answer.status, answer.text]).toEqual([200, '{"received":"handled"}'])
  })

  test('opens no page: no action runs, whatever headers and spellings of its path are tried', async ({
    startsSite,
    clock,
  }) => {
    const site = await startsSite({ PAYMENTS_WEBHOOK_SECRET: SECRET })
    const form = await new HttpVisitor(site.origin).form('/sign-in', 'Dark')
    const action = /[0-9a-f]{42}/.exec(JSON.stringify(form.hidden))?.[0] ?? 'no action'
    const plain = new Response(formData(form, { theme: 'dark' }))
    const body = Buffer.from(await plain.arrayBuffer())
    const type = { 'content-type': plain.headers.get('content-type') ?? '' }
    const tricks: Record<string, string>[] = [
      {},
      { 'next-action': action },
      { rsc: '1' },
      { 'x-other-path': '' },
      { 'x-nextjs-data': '1' },
      { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
      { 'x-middleware-rewrite': '/sign-in' },
      { 'x-matched-path': '/sign-in' },
      { 'x-invoke-path': '/sign-in' },
    ]
    for (const [status, paths] of Object.entries(PATHS)) {
      for (const path of paths) {
        for (const trick of tricks) {
          const headers = { ...type, ...trick, origin: EVIL }
          const answer = await rawRequest(site.origin, 'POST', path, headers, body)
          // Next redirects every request for data that does not carry its hash.
          const expected =
            status !== '401' ? Number(status) : 'rsc' in trick ? 307 : 'next-action' in trick ? 403 : 401
          expect({ path, trick, status: answer.status }).toEqual({ path, trick, status: expected })
          expect(answer.headers['set-cookie']).toBeUndefined()
        }
      }
    }
    const own = await rawRequest(site.origin, 'POST', '/sign-in', { ...type, origin: site.origin }, body)
    expect(String(own.headers['set-cookie'])).toContain('dark')
    expect(handledBy(site)).toEqual([])
    expect((await post(site, signed('evt_1', clock))).status).toBe(200)
  })
})

/** How the path can be spelled, by what it is answered to a post of another site. */
const PATHS = {
  401: [PATH, `${PATH}?_rsc=1`, `${PATH}?nxtPslug=sign-in`],
  403: [
    `${PATH}.rsc`,
    `/_next/data/build${PATH}.json`,
    `${PATH}%2f`,
    `${PATH};a`,
    `${PATH}%00`,
    '/API/webhooks/payments',
    '/api/webhooks/%70ayments',
    '/api%2fwebhooks%2fpayments',
    '/api/./webhooks/payments',
    `${PATH}/../../../sign-in`,
  ],
  405: [`${PATH}.json`, `${PATH}.segments/_tree.segment.rsc`],
  308: [`${PATH}/`, `/${PATH}`, '/api//webhooks/payments'],
}

type Signed = { readonly body: BodyInit; readonly headers: Record<string, string> }

/** An event of Stripe, as it is posted; up to this many bytes long. */
function signed(
  id: string,
  clock: MovableClock,
  { secret = SECRET, secondsAgo = 0, bytes = 0 } = {},
): Signed & { readonly body: string } {
  const time = Math.floor(clock.now() / 1000) - secondsAgo
  const body = JSON.stringify({ id, type: 'checkout.session.completed' }).padEnd(bytes)
  const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
  return { body, headers: { 'stripe-signature': `t=${time},v1=${signature}` } }
}

function post(site: Site, { body, headers }: Signed, init: RequestInit = {}): Promise<Response> {
  return fetch(site.origin + PATH, { ...init, method: 'POST', body, headers })
}

/** The events that the site handled, by its log. */
function handledBy(site: Site): string[] {
  const lines = site.output().matchAll(/"event":"payments-webhook","outcome":"handled".*"id":"(\w+)"/g)
  return [...lines].map(([, id = '']) => id)
}
