import { once } from 'node:events'
import { createServer } from 'node:http'
import { disableAccount } from './support/accounts.ts'
import { HttpVisitor, plainText } from './support/http-visitor.ts'
import { type AppAnswer, NativeApp } from './support/native-app.ts'
import { chunks, STREAMED } from './support/streamed-body.ts'
import { expect, test } from './support/test.ts'
import { newAddress, newestCode, otherThan } from './support/visitor.ts'

const POSTS = ['/api/sign-in', '/api/sign-in/code', '/api/sign-in/refresh', '/api/sign-in/sign-out']
const JSON_TYPE = { 'content-type': 'application/json' }
const HALF_AN_HOUR = { seconds: 1_800 }

test.describe('an app', { tag: '@http' }, () => {
  test('signs up, calls the API, refreshes and signs out, with no cookie and no secret in the log', async ({
    site,
    pool,
    clock,
  }) => {
    const app = new NativeApp(site.origin)
    const answers: AppAnswer[] = []
    app.onAnswer = (answer) => answers.push(answer)
    const email = newAddress()
    const tokens = await app.signsUp(email, pool)
    expect(tokens.status).toBe(200)
    const me = await app.me(tokens.value('accessToken'))
    expect([me.status, JSON.parse(me.text)]).toEqual([
      200,
      { id: subOf(tokens.value('idToken')), groups: [] },
    ])

    await clock.passes({ seconds: 301 })
    expect((await app.me(tokens.value('accessToken'))).text).toBe('{"error":"forged"}')
    const next = await app.refreshes(tokens.value('refreshToken'))
    expect(next.value('refreshToken')).not.toBe(tokens.value('refreshToken'))
    expect((await app.me(next.value('accessToken'))).text).toBe(me.text)

    await app.posts('/api/sign-in/sign-out', { refreshToken: next.value('refreshToken') })
    const refused = await app.refreshes(next.value('refreshToken'))
    expect([refused.status, refused.text]).toEqual([401, '{"error":"ended"}'])

    for (const { headers } of answers) {
      expect(headers.getSetCookie()).toEqual([])
      expect(headers.get('cache-control')).toBe('private, no-store')
      expect(headers.get('access-control-allow-origin')).toBeNull()
    }
    const secrets = ['accessToken', 'idToken', 'refreshToken', 'device', 'flow'].flatMap((name) =>
      answers.map(({ value }) => value(name)).filter((value) => value !== `no ${name}`),
    )
    expect(secrets.length).toBeGreaterThanOrEqual(7)
    for (const secret of [...secrets, email, newestCode(pool, email)])
      expect(site.output()).not.toContain(secret)
  })

  test('of an account with a session in a browser leaves that alone, and signs in beside it', async ({
    site,
    pool,
    clock,
  }) => {
    const email = newAddress()
    const visitor = new HttpVisitor(site.origin)
    await visitor.submits('/sign-up', 'Email me a code', { email })
    await visitor.entersCode(newestCode(pool, email))
    await clock.passes({ seconds: 31 })
    const app = new NativeApp(site.origin)
    const { value } = await app.entersCode((await app.starts(email)).value('flow'), newestCode(pool, email))
    expect(await visitor.isSignedIn()).toBe(true)
    await app.posts('/api/sign-in/sign-out', { refreshToken: value('refreshToken') })
    await clock.passes({ seconds: 301 })
    expect(await visitor.isSignedIn()).toBe(true)
  })

  test('is refused within five minutes once the person signed out everywhere, or is disabled', async ({
    site,
    pool,
    clock,
  }) => {
    for (const ends of ['everywhere', 'disabled']) {
      const email = newAddress()
      const app = new NativeApp(site.origin)
      const tokens = await app.signsUp(email, pool)
      await clock.passes({ seconds: 31 })
      const visitor = new HttpVisitor(site.origin)
      await visitor.asksForCode(email)
      await visitor.entersCode(newestCode(pool, email))
      if (ends === 'disabled') await disableAccount(pool, email)
      else await visitor.submits('/account', 'Sign out of all devices')
      await clock.passes({ seconds: 300 })
      expect([ends, (await app.refreshes(tokens.value('refreshToken'))).text]).toEqual([
        ends,
        '{"error":"ended"}',
      ])
    }
  })

  test('learns nothing about who has an account: not by statuses, lengths, tries or texts', async ({
    site,
    pool,
    clock,
  }) => {
    const app = new NativeApp(site.origin)
    const [known, disabled] = [newAddress(), newAddress()]
    for (const email of [known, disabled]) await app.signsUp(email, pool)
    await disableAccount(pool, disabled)
    await clock.passes({ seconds: 31 })
    const stories = await Promise.all([known, newAddress(), disabled].flatMap((email) => [storyOf(email)]))
    for (const story of stories) expect(story).toEqual(stories[0])
    expect(stories[0]?.map(({ error }) => error)).toEqual([
      'no error',
      'too-early',
      'wrong',
      'wrong',
      'wrong',
      'wrong',
      'used-up',
      'too-early',
    ])

    async function storyOf(email: string) {
      const begun = performance.now()
      const answers = [await app.starts(email)]
      expect(performance.now() - begun).toBeGreaterThan(2_000)
      const flow = () => answers.at(-1)?.value('flow') ?? 'none'
      answers.push(await app.posts('/api/sign-in', { flow: flow() }))
      for (const digit of ['1', '2', '3', '4', '5'])
        answers.push(await app.entersCode(flow(), digit.repeat(6)))
      answers.push(await app.posts('/api/sign-in', { flow: flow() }))
      return answers.map(({ status, headers, text, value }) => ({
        status,
        headers: [...headers]
          .filter(([name]) => name !== 'date' && name !== 'retry-after')
          .map(([name, held]) => [name, held.length]),
        // Seconds depend on when it was asked.
        length: text.replace(/InSeconds":\d+/g, '').length,
        error: value('error'),
        triesLeft: value('triesLeft'),
        minutes: Math.ceil(Number(value('expiresInSeconds')) / 60),
        resends: Number(headers.get('retry-after')) <= 30,
      }))
    }
  })

  test('reads the same codes as the pages, and has the same tries', async ({ site, pool, clock }) => {
    const email = newAddress()
    const app = new NativeApp(site.origin)
    const visitor = new HttpVisitor(site.origin)
    await visitor.submits('/sign-up', 'Email me a code', { email })
    const code = newestCode(pool, email)
    let { value } = await app.starts(email)
    for (const [tried, said] of [
      [1, "That code isn't right"],
      [2, 'You have 1 try left'],
    ] as const) {
      ;({ value } = await app.entersCode(value('flow'), otherThan(code, tried)))
      expect(value('error')).toBe('wrong')
      expect(plainText(await visitor.entersCode(otherThan(code, tried + 5)))).toContain(said)
    }
    ;({ value } = await app.entersCode(value('flow'), otherThan(code, 3)))
    expect([value('error'), value('triesLeft')]).toEqual(['used-up', '0'])
    expect(plainText(await visitor.entersCode(code))).toContain('Too many attempts')
    await clock.passes({ seconds: 601 })
    ;({ value } = await app.posts('/api/sign-in', { flow: value('flow') }))
    expect([value('notice'), value('triesLeft')]).toEqual(['sent-new', '5'])
    expect((await app.entersCode(value('flow'), newestCode(pool, email))).status).toBe(200)
  })

  test('shares the starts of its network with the pages', async ({ startsSite }) => {
    test.slow()
    const site = await startsSite({ TRUSTED_IP_HEADER: 'x-forwarded-for' })
    const from = (address: string) => ({ 'x-forwarded-for': `10.0.0.1, ${address}` })
    const app = new NativeApp(site.origin, from('192.0.2.1'))
    const visitor = new HttpVisitor(site.origin, from('192.0.2.1'))
    // Five at a time: all twenty at once keep the local table from answering within the triggers' second.
    for (const more of [{}, { signUp: true }, {}] as const) {
      const started = await Promise.all(Array.from({ length: 5 }, () => app.starts(newAddress(), more)))
      expect(started.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    }
    for (const _ of [1, 2, 3, 4, 5]) await visitor.asksForCode(newAddress())
    const page = await visitor.submitsAndReads('/sign-in', 'Email me a code', { email: newAddress() })
    expect(plainText(page)).toContain('Too many sign-ins from your network')
    for (const more of [{}, { signUp: true }] as const) {
      const limited = await app.starts(newAddress(), more)
      expect([limited.status, limited.text]).toEqual([429, '{"error":"limited"}'])
      expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(3_000)
    }
    const elsewhere = new NativeApp(site.origin, from('192.0.2.2'))
    expect((await elsewhere.starts(newAddress())).status).toBe(200)
  })

  test('shares the emails of an address with the pages, and says when the next one may go', async ({
    site,
    pool,
    clock,
  }) => {
    const email = newAddress()
    const app = new NativeApp(site.origin)
    await new HttpVisitor(site.origin).submits('/sign-up', 'Email me a code', { email })
    for (const _ of [2, 3, 4, 5]) {
      await clock.passes({ seconds: 31 })
      expect((await app.starts(email)).status).toBe(200)
    }
    await clock.passes({ seconds: 31 })
    const limited = await app.starts(email)
    expect([limited.status, limited.value('error')]).toEqual([429, 'limited'])
    expect(limited.headers.get('retry-after')).toBe(limited.value('resendInSeconds'))
    expect(Number(limited.value('resendInSeconds'))).toBeGreaterThan(3_000)
    expect(pool.inbox.messages(email)).toHaveLength(5)
    // The last code is still good.
    expect((await app.entersCode(limited.value('flow'), newestCode(pool, email))).status).toBe(200)
  })

  test('gets its emails in its own language', async ({ site, pool }) => {
    const email = newAddress()
    await new NativeApp(site.origin, { 'accept-language': 'de-AT' }).starts(email, { signUp: true })
    expect(pool.inbox.messages(email)[0]?.html).toContain('lang="de')
  })
})

test.describe('the routes for apps', { tag: '@http' }, () => {
  test('take nothing that a browser sends, and no body of another type', async ({ site, pool }) => {
    const app = new NativeApp(site.origin)
    const mails = pool.inbox.messages().length
    const body = JSON.stringify({ email: newAddress(), signUp: true })
    for (const path of POSTS) {
      for (const browser of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: site.origin },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-origin' },
      ]) {
        const headers = { ...JSON_TYPE, ...browser }
        const { status, text } = await app.requests(path, { method: 'POST', headers, body })
        expect([path, status, text]).toEqual([path, 403, '{"error":"browser"}'])
      }
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=b',
      ]) {
        const headers = { 'content-type': type }
        const { status, text } = await app.requests(path, { method: 'POST', headers, body })
        expect([path, status, text]).toEqual([path, 415, '{"error":"unsupported-type"}'])
      }
    }
    expect(pool.inbox.messages()).toHaveLength(mails)
    expect(site.output()).toContain('"outcome":"browser","received":"https://evil.example"')
  })

  test('answer bodies of every kind with a code, and long ones with 413', async ({ site }) => {
    const app = new NativeApp(site.origin)
    for (const path of POSTS) {
      const answers: [unknown, number][] = []
      for (const body of [
        '',
        '{',
        '[]',
        '{}',
        '{"email":1}',
        '{"email":"a@b.de","more":1}',
        '[{'.repeat(4_000),
      ]) {
        const { status, text } = await app.requests(path, { method: 'POST', headers: JSON_TYPE, body })
        answers.push([text, status])
      }
      expect(answers, path).toEqual(Array(7).fill(['{"error":"unreadable"}', 400]))
      const long = ' '.repeat(8_193)
      for (const init of [{ body: long }, { body: chunks(100_000), ...STREAMED }]) {
        const { status, text } = await app.requests(path, { method: 'POST', headers: JSON_TYPE, ...init })
        expect([path, status, text]).toEqual([path, 413, '{"error":"too-long"}'])
      }
    }
    for (const [email, error] of [
      ['', 'empty'],
      ['anna', 'format'],
      [`${'a'.repeat(300)}@example.com`, 'too-long'],
      ['anna@example.com, eve@example.com', 'format'],
    ] as const) {
      const { status, text } = await app.starts(email)
      expect([status, text]).toEqual([400, JSON.stringify({ error })])
    }
  })

  test('have one method each, and no cookie of a page changes what they answer', async ({
    site,
    pool,
    clock,
  }) => {
    const app = new NativeApp(site.origin)
    for (const path of POSTS) {
      const { status, headers } = await app.requests(path)
      expect([path, status, headers.get('allow')]).toEqual([path, 405, 'POST, OPTIONS'])
    }
    const email = newAddress()
    const owner = new HttpVisitor(site.origin)
    await owner.submits('/sign-up', 'Email me a code', { email })
    await owner.entersCode(newestCode(pool, email))
    const cookie = owner
      .browserCookies()
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
    const withCookies = new NativeApp(site.origin, { cookie })
    expect((await withCookies.requests('/api/me')).status).toBe(401)
    for (const _ of [1, 2, 3]) {
      await clock.passes(HALF_AN_HOUR)
      let { value } = await app.starts(email)
      const code = newestCode(pool, email)
      for (const tried of [1, 2, 3, 4, 5])
        ({ value } = await app.entersCode(value('flow'), otherThan(code, tried)))
    }
    await clock.passes(HALF_AN_HOUR)
    // The browser's own tries and emails are not the app's.
    expect((await withCookies.starts(email)).value('error')).toBe('limited')
  })

  test('name no one without a token, and say so as OAuth does', async ({ site }) => {
    const app = new NativeApp(site.origin)
    const missing = await app.requests('/api/me')
    expect([missing.status, missing.text, missing.headers.get('www-authenticate')]).toEqual([
      401,
      '{"error":"missing"}',
      'Bearer',
    ])
    const forged = await app.me('a.b.c')
    expect([forged.status, forged.text, forged.headers.get('www-authenticate')]).toEqual([
      401,
      '{"error":"forged"}',
      'Bearer error="invalid_token"',
    ])
    expect(missing.headers.getSetCookie()).toEqual([])
  })
})

test.describe('a page in a browser', { tag: '@script' }, () => {
  test.use({ mayComplain: /403 \(Forbidden\)|CORS policy|net::ERR_FAILED/ })

  test('asks for no code, neither a foreign one by fetch, form or beacon nor one of this site', async ({
    page,
    site,
    pool,
  }) => {
    const foreign = createServer((_, response) => response.end('<!doctype html><title>Foreign</title>'))
    await once(foreign.listen(0, 'localhost'), 'listening')
    const address = foreign.address()
    if (address === null || typeof address === 'string') throw new Error('No port')
    const email = newAddress()
    const url = `${site.origin}/api/sign-in`
    const body = JSON.stringify({ email, signUp: true })
    for (const origin of [`http://localhost:${address.port}`, site.origin]) {
      await page.goto(`${origin}/sign-up`)
      const outcomes = await page.evaluate(
        async ([url, body]) => {
          const json = { 'content-type': 'application/json' }
          const tries = [
            fetch(url, { method: 'POST', body, headers: json }),
            fetch(url, { method: 'POST', body, mode: 'no-cors', referrerPolicy: 'no-referrer' }),
            fetch(url, {
              method: 'POST',
              body: new Blob([body], { type: 'application/json' }),
              mode: 'no-cors',
              keepalive: true,
            }),
          ]
          navigator.sendBeacon(url, body)
          const settled = await Promise.allSettled(tries)
          return settled.map((each) => (each.status === 'fulfilled' ? each.value.status : 'blocked'))
        },
        [url, body] as const,
      )
      // 0 is an answer that the page cannot read.
      expect(outcomes).toEqual(origin === site.origin ? [403, 403, 403] : ['blocked', 0, 0])
    }
    await page.goto(`http://localhost:${address.port}`)
    await page.setContent(
      `<form method="post" enctype="text/plain" action="${url}"><input name='${body.replace('}', ',"a":"')}' value='"}'></form>`,
    )
    await page.evaluate(() => document.forms[0]?.submit())
    await expect(page.getByText('{"error":"browser"}')).toBeVisible()
    expect(pool.inbox.messages(email)).toEqual([])
    foreign.close()
  })
})

function subOf(token: string): unknown {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).sub
}
