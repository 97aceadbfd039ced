import { addToGroups, disableAccount, removeFromGroup } from './support/accounts.ts'
import { buildOrdersApp } from './support/built-app.ts'
import { formData, HttpVisitor, plainText } from './support/http-visitor.ts'
import { type OrdersApi, startOrdersApi } from './support/orders-api.ts'
import { type Site, startSite } from './support/site.ts'
import { test as base, expect } from './support/test.ts'
import { newAddress, newestCode } from './support/visitor.ts'

/** `site` is that of a team with pages of its own, `secondInstance` another instance of it. */
const test = base.extend<
  { secondInstance: Site; signsIn: (address?: string) => Promise<HttpVisitor> },
  { api: OrdersApi; starts: () => Promise<Site> }
>({
  api: [
    async ({ pool, clock }, use) => {
      const api = await startOrdersApi(pool, clock.now)
      await use(api)
      await api.close()
    },
    { scope: 'worker' },
  ],
  starts: [
    async ({ pool, clock, api }, use) => {
      const { program, remove } = await buildOrdersApp()
      const ends: (() => Promise<void>)[] = []
      await use(async () => {
        const variables = (origin: string) => ({ ...pool.siteEnvironment(origin), ORDERS_API: api.url })
        const site = await startSite(variables, program)
        const leave = await clock.isFollowedBy(site.runsAhead)
        ends.push(async () => {
          leave()
          await site.stop()
        })
        return site
      })
      await Promise.all(ends.map((end) => end()))
      await remove()
    },
    // A build that shares the machine with all other tests.
    { scope: 'worker', timeout: 600_000 },
  ],
  site: [
    async ({ starts }, use) => {
      await use(await starts())
    },
    { scope: 'worker' },
  ],
  secondInstance: async ({ starts }, use) => {
    await use(await starts())
  },
  signsIn: async ({ site, pool }, use) => {
    await use(async (address = newAddress()) => {
      const visitor = new HttpVisitor(site.origin, BROWSER)
      await visitor.submits('/sign-up', 'Email me a code', { email: address })
      await visitor.entersCode(newestCode(pool, address))
      return visitor
    })
  },
})

/** What browsers send where a page is asked for. */
const BROWSER = { accept: 'text/html' }

const ORDER = /A bicycle for [\da-f-]{36}/

// One worker, for the build takes half a minute.
test.describe.configure({ mode: 'default' })
test.use({ mayComplain: /403 \(Forbidden\)/ })

test.describe('a page that calls an API as the person', () => {
  test('shows what the API answered, and the token is nowhere else', async ({
    page,
    visitor,
    context,
    site,
    api,
  }) => {
    const places: string[] = []
    page.on('request', (request) => places.push(request.url()))
    page.on('response', async (response) => {
      places.push(JSON.stringify(await response.allHeaders()))
      if (response.status() < 300) places.push(await response.text().catch(() => ''))
    })
    const address = newAddress()
    await visitor.signsUp(address)
    await visitor.entersCode(await visitor.readsCode(address))
    await visitor.isHome(address)
    await page.goto('/orders')
    await expect(page.getByText(ORDER)).toBeVisible()
    // Read to its end, for the answer begins before the API is called.
    places.push(await page.evaluate(async () => (await fetch('/orders', { headers: { RSC: '1' } })).text()))
    places.push(await page.content(), JSON.stringify(await context.cookies()), site.output())
    expect(api.received.length).toBeGreaterThanOrEqual(2)
    for (const secret of api.received.flatMap((token) => token.split('.'))) {
      expect(secret.length).toBeGreaterThan(20)
      for (const place of places) expect(place).not.toContain(secret)
    }
  })

  test('works without script, and after the token was renewed', async ({ signsIn, clock }) => {
    const person = await signsIn()
    expect(await person.reads('/orders')).toMatch(ORDER)
    expect(person.cookies.has('access-token')).toBe(true)
    await clock.passes({ seconds: 301 })
    expect((await person.get('/orders')).status).toBe(200)
    expect(await person.reads('/orders')).toMatch(ORDER)
  })

  test('finds the token on an instance that never had it, by its cookie', async ({
    signsIn,
    secondInstance,
    pool,
  }) => {
    const person = await signsIn()
    await person.get('/')
    pool.faults.cognito.drop = 'before'
    const there = person.copy(secondInstance.origin)
    const answer = await there.get('/orders')
    delete pool.faults.cognito.drop
    expect(answer.status).toBe(200)
    expect(await answer.text()).toMatch(ORDER)
  })

  test('fetches it where no cookie has it, after one detour', async ({ signsIn, secondInstance, pool }) => {
    const person = await signsIn()
    const there = person.copy(secondInstance.origin)
    there.cookies.delete('access-token')
    const seen: string[] = []
    there.onAnswer = (response) => seen.push(`${response.status} ${new URL(response.url).pathname}`)
    expect(await there.reads('/orders?of=2026')).toMatch(ORDER)
    expect(seen).toEqual(['307 /orders', '307 /access-token', '200 /orders'])
    pool.faults.cognito.drop = 'before'
    expect(await there.reads('/orders')).toMatch(ORDER)
    delete pool.faults.cognito.drop
  })

  test('fetches it behind a link, too', async ({ signsIn, secondInstance, context, page, pool, clock }) => {
    const address = newAddress()
    const person = await signsIn(address)
    await addToGroups(pool, address, ['staff'])
    await clock.passes({ seconds: 301 })
    await person.get('/')
    const there = person.copy(secondInstance.origin)
    there.cookies.delete('access-token')
    await context.addCookies(there.browserCookies())
    await page.goto(`${secondInstance.origin}/staff`)
    await page.getByRole('link', { name: 'Your orders' }).click()
    await expect(page.getByText(ORDER)).toBeVisible()
    expect(new URL(page.url()).pathname).toBe('/orders')
  })

  test('is A’s own, whatever token cookie comes along', async ({ signsIn, secondInstance }) => {
    const [a, b] = [await signsIn(), await signsIn()]
    const [ofA, ofB] = [ORDER.exec(await a.reads('/orders'))?.[0], ORDER.exec(await b.reads('/orders'))?.[0]]
    expect(ofA).not.toBe(ofB)
    for (const origin of [a.origin, secondInstance.origin]) {
      const mixed = a.copy(origin)
      mixed.cookies.set('access-token', b.cookies.get('access-token') ?? '')
      const shown = await mixed.reads('/orders')
      expect(shown).toContain(ofA)
      expect(shown).not.toContain(ofB)
      mixed.cookies.delete('signed-in')
      expect((await mixed.get('/orders')).headers.get('location')).toContain('/sign-in')
    }
  })

  test('shows nothing after a sign-out, and after five minutes to whom an operator disabled', async ({
    signsIn,
    pool,
    clock,
  }) => {
    const person = await signsIn()
    await person.get('/orders')
    const saved = person.copy()
    await person.submits('/', 'Sign out')
    expect(person.cookies.has('access-token')).toBe(false)
    expect((await saved.get('/orders')).headers.get('location')).toContain('/sign-in')

    const address = newAddress()
    const disabled = await signsIn(address)
    await disableAccount(pool, address)
    await clock.passes({ seconds: 301 })
    expect((await disabled.get('/orders')).headers.get('location')).toContain('/sign-in')
  })
})

test.describe('a page for a group', () => {
  const FORBIDDEN = "You don't have access to this page"

  test('says to others that it is for others, with 403, in their language', async ({
    page,
    visitor,
    signsIn,
  }) => {
    const person = await signsIn()
    expect((await person.get('/staff')).headers.get('location')).toContain('/forbidden')
    const answer = await person.get('/forbidden')
    expect(answer.status).toBe(403)
    expect(plainText(await answer.text())).toContain(FORBIDDEN)
    const german = await person.get('/forbidden', { 'accept-language': 'de' })
    expect(plainText(await german.text())).toContain('Kein Zugriff auf diese Seite')
    const stranger = new HttpVisitor(person.origin)
    expect((await stranger.get('/staff')).headers.get('location')).toContain('/sign-in?next=%2Fstaff')

    const address = newAddress()
    await visitor.signsUp(address)
    await visitor.entersCode(await visitor.readsCode(address))
    await visitor.isHome(address)
    const shown = await page.goto('/staff')
    expect(shown?.status()).toBe(403)
    await expect(page.getByRole('heading', { name: FORBIDDEN })).toBeVisible()
    await expect(page.getByText(address)).toBeVisible()
  })

  test('is not shown five minutes after the group was taken away, nor is its action run', async ({
    signsIn,
    pool,
    clock,
    site,
  }) => {
    const address = newAddress()
    const person = await signsIn(address)
    await addToGroups(pool, address, ['staff'])
    await clock.passes({ seconds: 301 })
    expect(await person.reads('/staff')).toContain('Turnover')
    const form = await person.form('/staff', 'Close the shop')
    await person.posts('/staff', formData(form, {}))
    expect(site.output().split('The shop is closed')).toHaveLength(2)

    await removeFromGroup(pool, address, 'staff')
    await clock.passes({ seconds: 301 })
    for (const headers of [{}, { rsc: '1' }, { rsc: '1', 'next-router-prefetch': '1' }]) {
      const answer = await person.get('/staff', headers)
      expect(await answer.text()).not.toContain('Turnover')
    }
    const refused = await person.posts('/staff', formData(form, {}))
    expect(refused.headers.get('location')).toContain('/forbidden')
    expect(site.output().split('The shop is closed')).toHaveLength(2)
  })

  test('is shown to a person with a hundred groups, whose sign-in stays whole', async ({
    signsIn,
    pool,
    secondInstance,
  }) => {
    const address = newAddress()
    await (await signsIn(address)).submits('/', 'Sign out')
    await addToGroups(pool, address, [
      'staff',
      ...Array.from({ length: 99 }, () => crypto.randomUUID().repeat(3)),
    ])
    const person = new HttpVisitor(secondInstance.origin, BROWSER)
    person.onSetCookie = (line) => expect(line.length).toBeLessThan(4_096)
    await person.asksForCode(address)
    await person.entersCode(newestCode(pool, address))
    expect(await person.isSignedIn()).toBe(true)
    expect(await person.reads('/staff')).toContain('Turnover')
    expect(await person.reads('/orders')).toMatch(ORDER)
    const sent = [...person.cookies].reduce((sum, [name, value]) => sum + `${name}=${value}; `.length, 0)
    expect(sent).toBeLessThan(5_000)
  })
})
