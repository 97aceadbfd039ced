import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { behindNginx } from './support/behind-nginx.ts'
import { visitorWho } from './support/forms.ts'
import type { HttpVisitor } from './support/http-visitor.ts'
import { rawRequest } from './support/raw-request.ts'
import { chunks, STREAMED } from './support/streamed-body.ts'
import { expect, test } from './support/test.ts'
import { newAddress, type Visitor } from './support/visitor.ts'

const PATH = '/api/upload'
const MAX_BYTES = 4_000_000
const BEGINNINGS = {
  'image/png': '89504e470d0a1a0a',
  'image/jpeg': 'ffd8ffe0',
  'application/pdf': '255044462d312e37',
}
const PNG = fileOf('image/png', MAX_BYTES)

test.describe('an upload', { tag: '@http' }, () => {
  test('of several megabytes is answered with its type, size and hash', async ({ site, pool }) => {
    const visitor = await visitorWho('signed in', site, pool)
    for (const [type, body] of [
      ['image/png', PNG],
      ['image/jpeg', fileOf('image/jpeg', 8)],
      ['application/pdf', fileOf('application/pdf', 70_000)],
    ] as const) {
      const answer = await visitor.posts(PATH, body, { 'content-type': 'text/html' })
      expect([answer.status, await answer.json()]).toEqual([201, factsOf(type, body)])
      expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'")
      expect(answer.headers.get('cache-control')).toBe('private, no-store')
    }
  })

  test('by a form is taken, whatever the file is called', async ({ site, pool }) => {
    const visitor = await visitorWho('signed in', site, pool)
    const png = fileOf('image/png', 300_000)
    const answer = await visitor.posts(PATH, formWith('file', png, 'page.html'))
    expect([answer.status, await answer.json()]).toEqual([201, factsOf('image/png', png)])
    expect(await errorOf(await visitor.posts(PATH, formWith('other', png, 'a.png')))).toEqual([
      400,
      'no-file',
    ])
    const type = { 'content-type': 'multipart/form-data; boundary=b' }
    expect(await errorOf(await visitor.posts(PATH, 'garbage', type))).toEqual([400, 'no-file'])
    const tooLong = formWith('file', PNG, 'a.png')
    expect(await errorOf(await visitor.posts(PATH, tooLong))).toEqual([413, 'too-long'])
  })

  test('of a type that is not listed is refused, whatever it says that it is', async ({ site, pool }) => {
    const visitor = await visitorWho('signed in', site, pool)
    const type = { 'content-type': 'image/png' }
    for (const body of ['<script>alert(1)</script>', '\x89PNG', '']) {
      expect(await errorOf(await visitor.posts(PATH, body, type))).toEqual([415, 'unsupported-type'])
    }
    const named = formWith('file', Buffer.from('<svg/>'), 'a.png')
    expect(await errorOf(await visitor.posts(PATH, named))).toEqual([415, 'unsupported-type'])
  })

  test('beyond the limit is refused at once, before it is sent, and when it says no length', async ({
    site,
    pool,
  }) => {
    const visitor = await visitorWho('signed in', site, pool)
    const headers = { origin: site.origin, cookie: cookiesOf(visitor) }
    const announced = { ...headers, 'content-length': String(MAX_BYTES + 1) }
    const refused = await rawRequest(site.origin, 'POST', PATH, announced)
    expect([refused.status, refused.text]).toEqual([413, '{"error":"too-long"}'])
    const endless = { ...headers, 'transfer-encoding': 'chunked' }
    const cutOff = await rawRequest(site.origin, 'POST', PATH, endless, PNG, new Uint8Array(1))
    expect([cutOff.status, cutOff.text]).toEqual([413, '{"error":"too-long"}'])
    const streamed = await visitor.posts(PATH, chunks(6_000_000), {}, STREAMED)
    expect(await errorOf(streamed)).toEqual([413, 'too-long'])
    expect(await errorOf(await visitor.posts(PATH, new Uint8Array(6_000_000)))).toEqual([413, 'too-long'])
    expect((await visitor.posts(PATH, PNG)).status).toBe(201)
  })

  test('is refused from another origin and without a session, before any of it is read', async ({
    site,
    pool,
  }) => {
    const visitor = await visitorWho('signed in', site, pool)
    const endless = { 'transfer-encoding': 'chunked' }
    for (const from of [{ origin: 'https://evil.example' }, { origin: 'null' }, {}]) {
      const headers = { ...endless, ...from, cookie: cookiesOf(visitor) }
      const refused = await rawRequest(site.origin, 'POST', PATH, headers, new Uint8Array(100))
      expect([from, refused.status, refused.text]).toEqual([from, 403, '{"error":"foreign-origin"}'])
    }
    for (const site_ of ['cross-site', 'same-site']) {
      const answer = await visitor.posts(PATH, PNG, { 'sec-fetch-site': site_ })
      expect(await errorOf(answer)).toEqual([403, 'foreign-origin'])
    }
    expect(site.output()).toContain('"received":"https://evil.example"')
    const stranger = { ...endless, origin: site.origin }
    const unknown = await rawRequest(site.origin, 'POST', PATH, stranger, new Uint8Array(100))
    expect([unknown.status, unknown.text]).toEqual([401, '{"error":"signed-out"}'])
  })

  test('renews a session that is due', async ({ site, pool, clock }) => {
    const visitor = await visitorWho('signed in', site, pool)
    const before = visitor.cookies.get('signed-in')
    await clock.passes({ seconds: 301 })
    expect((await visitor.posts(PATH, PNG)).status).toBe(201)
    expect(visitor.cookies.get('signed-in')).not.toBe(before)
    expect(await visitor.isSignedIn()).toBe(true)
  })

  test('is a POST alone, and invites no other site', async ({ site }) => {
    for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE']) {
      const { status, headers } = await rawRequest(site.origin, method, PATH)
      expect([method, status, headers.allow]).toEqual([method, 405, 'POST, OPTIONS'])
    }
    const preflight = await rawRequest(site.origin, 'OPTIONS', PATH, {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
    })
    expect([preflight.status, preflight.headers.allow]).toEqual([204, 'POST, OPTIONS'])
    expect(Object.keys(preflight.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  test('has one address: every other spelling is a page, which refuses other origins', async ({ site }) => {
    const headers = { origin: 'https://evil.example', 'content-type': 'text/plain' }
    for (const path of [
      `${PATH}.rsc`,
      `${PATH}.json`,
      `/_next/data/build${PATH}.json`,
      '/API/upload',
      '/api/%75pload',
      '/api%2fupload',
      `${PATH}%2f`,
      `${PATH};a`,
      `${PATH}%00`,
      `${PATH}/../../sign-in`,
    ]) {
      const { status, text } = await rawRequest(site.origin, 'POST', path, headers, Buffer.from('x'))
      expect([path, status, text.includes('foreign-origin')]).toEqual([path, expect.any(Number), false])
      expect([403, 405]).toContain(status)
    }
    for (const path of [`${PATH}/`, `/${PATH}`, `/api//upload`]) {
      const { status, headers: answered } = await rawRequest(site.origin, 'POST', path, headers)
      expect([path, status, answered.location]).toEqual([path, 308, PATH])
    }
  })
})

test.describe('in a browser', { tag: '@script' }, () => {
  test('a page of the site uploads a file with fetch', async ({ page, visitor }) => {
    await signsIn(visitor)
    expect(await uploadsByFetch(page)).toEqual([201, factsOf('image/png', PNG)])
  })

  test.extend(behindNginx)('a page behind nginx uploads one beyond 1 MB', async ({ page, visitor }) => {
    await signsIn(visitor)
    expect(await uploadsByFetch(page)).toEqual([201, factsOf('image/png', PNG)])
  })

  test('a form uploads a file without script', async ({ browser, site, pool }) => {
    const visitor = await visitorWho('signed in', site, pool)
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.origin })
    await context.addCookies(visitor.browserCookies())
    const page = await context.newPage()
    await page.goto('/')
    await page.evaluate((path) => {
      const form = document.createElement('form')
      Object.assign(form, { action: path, method: 'post', enctype: 'multipart/form-data' })
      form.innerHTML = '<input type="file" name="file"><button>Upload</button>'
      document.body.append(form)
    }, PATH)
    const file = fileOf('application/pdf', 1_500_000)
    await page.locator('input[type=file]').setInputFiles({ name: 'a', mimeType: 'text/html', buffer: file })
    const [answer] = await Promise.all([
      page.waitForResponse(`**${PATH}`),
      page.getByRole('button', { name: 'Upload' }).click(),
    ])
    expect([answer.status(), await answer.json()]).toEqual([201, factsOf('application/pdf', file)])
    await context.close()
  })
})

async function signsIn(visitor: Visitor): Promise<void> {
  const address = newAddress()
  await visitor.signsUp(address)
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
}

/** The status and the body of what a script of the page is answered. */
async function uploadsByFetch(page: Page): Promise<readonly [number, unknown]> {
  const beginning = [...Buffer.from(BEGINNINGS['image/png'], 'hex')]
  return page.evaluate(
    async ([path, first, length]) => {
      const body = new Uint8Array(length)
      body.set(first)
      const answer = await fetch(path, { method: 'POST', body })
      return [answer.status, await answer.json()] as const
    },
    [PATH, beginning, MAX_BYTES] as const,
  )
}

function fileOf(type: keyof typeof BEGINNINGS, bytes: number): Buffer<ArrayBuffer> {
  const file = Buffer.alloc(bytes)
  file.write(BEGINNINGS[type], 'hex')
  return file
}

function factsOf(type: string, body: Uint8Array) {
  return { type, bytes: body.length, sha256: createHash('sha256').update(body).digest('hex') }
}

function formWith(field: string, body: Uint8Array<ArrayBuffer>, name: string): FormData {
  const form = new FormData()
  form.append(field, new File([body], name, { type: 'image/png' }))
  return form
}

async function errorOf(answer: Response): Promise<[number, unknown]> {
  const body: unknown = await answer.json()
  return [answer.status, typeof body === 'object' && body !== null && 'error' in body ? body.error : body]
}

function cookiesOf(visitor: HttpVisitor): string {
  return visitor
    .browserCookies()
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ')
}
