import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SignedIn } from '#lib/session/signed-in.ts'
import { browser } from '#lib/testing/next-request.ts'
import { anotherAddress, signsUpAndIn } from '#lib/testing/signed-in-person.ts'
import { type SiteOnLocalPool, startSiteOnLocalPool } from '#lib/testing/site-on-local-pool.ts'

vi.mock('next/headers', () => import('#lib/testing/next-request.ts'))
vi.mock('next/server', () => import('#lib/testing/next-request.ts'))

let site: SiteOnLocalPool
let session: SignedIn

beforeAll(async () => {
  process.env['TRUSTED_IP_HEADER'] = 'x-real-ip'
  site = await startSiteOnLocalPool()
  browser.isNew()
  session = await signsUpAndIn(site)
})

afterAll(async () => {
  await site.pool.close()
})

beforeEach(() => {
  browser.isNew()
})

const nowSeconds = () => Math.floor(Date.now() / 1000)

/** A page is opened with this session, signed in so many seconds ago. */
async function opensPage(path: string, held?: Partial<SignedIn>, secondsAgo = 0): Promise<void> {
  const { signedInToSet } = await import('#lib/session/signed-in.ts')
  const identity = { ...session.identity, signedInAtSeconds: nowSeconds() - secondsAgo }
  if (held !== undefined) browser.takes(await signedInToSet({ ...session, identity, ...held }))
  browser.sends('x-requested-path', path)
  browser.opensPage()
}

/** Next's redirect is thrown; its digest names the way. */
const redirectTo = (path: string) => expect.objectContaining({ digest: `NEXT_REDIRECT;replace;${path};307;` })

const users = () => import('./current-user.ts')

describe('whoever is not signed in', () => {
  it('is nobody', async () => {
    const { currentUser } = await users()
    expect(await currentUser()).toBeNull()
  })

  it('is sent to sign in, and comes back', async () => {
    const { requireUser } = await users()
    await opensPage('/account?tab=name')
    await expect(requireUser()).rejects.toEqual(redirectTo('/sign-in?next=%2Faccount%3Ftab%3Dname'))
  })

  it('is sent without a way back where that is home', async () => {
    const { requireUser } = await users()
    await opensPage('/')
    await expect(requireUser()).rejects.toEqual(redirectTo('/sign-in'))
  })
})

describe('whoever is signed in', () => {
  it('is the one who proved the address', async () => {
    const { requireUser } = await users()
    await opensPage('/account', {}, 60)
    expect(await requireUser()).toEqual({
      id: session.identity.sub,
      email: session.identity.email,
      name: undefined,
      signedInAt: expect.closeTo(nowSeconds() - 60, -1),
      replaced: undefined,
    })
  })

  it.each([
    [290, true],
    [310, false],
  ])('%i seconds ago in somebody else’s place reads so: %s', async (secondsAgo, isSaid) => {
    const { requireUser } = await users()
    const replaced = anotherAddress()
    await opensPage('/', { replaced }, secondsAgo)
    expect((await requireUser()).replaced).toBe(isSaid ? replaced : undefined)
  })

  it('does what cannot be undone with a code that is recent', async () => {
    const { requireRecentSignIn } = await users()
    await opensPage('/account/delete', {}, 590)
    expect((await requireRecentSignIn(10)).email).toBe(session.identity.email)
  })

  it('proves the mailbox once more where it is not, and comes back', async () => {
    const { requireRecentSignIn } = await users()
    await opensPage('/account/delete', {}, 610)
    await expect(requireRecentSignIn(10)).rejects.toEqual(
      redirectTo('/sign-in/again?next=%2Faccount%2Fdelete'),
    )
  })
})

describe('where the code is all there is', () => {
  it('pages of passwords are not there, and starts with an address alone are', async () => {
    const { requireCodeMode } = await import('./require-code-mode.ts')
    const { requirePasswordMode } = await import('./require-password-mode.ts')
    expect(requireCodeMode()).toBeUndefined()
    expect(requirePasswordMode).toThrow(expect.objectContaining({ digest: 'NEXT_HTTP_ERROR_FALLBACK;404' }))
  })
})

describe('what a request tells of its visitor', () => {
  it('is a language, where nothing else is known', async () => {
    const { clientData } = await import('./client-data.ts')
    expect(await clientData()).toEqual({ language: 'en' })
  })

  it('is the address that the platform names', async () => {
    const { clientData } = await import('./client-data.ts')
    browser.sends('x-real-ip', '203.0.113.7')
    expect(await clientData()).toEqual({ clientAddress: '203.0.113.7', language: 'en' })
  })

  it('is the browser that signed in before, and the language it asks for', async () => {
    const { clientData } = await import('./client-data.ts')
    const { rememberBrowser } = await import('#lib/session/known-browser.ts')
    const id = crypto.randomUUID()
    await rememberBrowser(id)
    browser.sends('accept-language', 'de-AT, en;q=0.5')
    expect(await clientData()).toEqual({ browserId: id, language: 'de' })
  })
})
