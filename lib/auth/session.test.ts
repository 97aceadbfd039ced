import { beforeAll, beforeEach, describe, expect, vi } from 'vitest'
import type { Session } from '#lib/session/session-cookie.ts'
import { browser } from '#lib/testing/next-request.ts'
import { offers } from '#lib/testing/offers.ts'
import { anotherAddress } from '#lib/testing/signed-in-person.ts'
import type { SiteOnLocalPool } from '#lib/testing/site-on-local-pool.ts'
import { codeTest as it } from '#lib/testing/site-test.ts'

vi.mock('next/headers', () => import('#lib/testing/next-request.ts'))
vi.mock('next/server', () => import('#lib/testing/next-request.ts'))

beforeAll(() => {
  process.env['TRUSTED_IP_HEADER'] = 'x-real-ip'
})

beforeEach<{ site: SiteOnLocalPool }>(({ site: _ }) => {
  browser.isNew()
})

const nowSeconds = () => Math.floor(Date.now() / 1000)

function opensPage(path: string): void {
  browser.sends('x-requested-path', path)
  browser.opensPage()
}

/** Signed in so many seconds ago. */
async function held(session: Session, secondsAgo: number): Promise<void> {
  const { sessionCookie } = await import('#lib/session/session-cookie.ts')
  const identity = { ...session.identity, signedInAtSeconds: nowSeconds() - secondsAgo }
  browser.takes(await sessionCookie({ ...session, identity }))
}

/** Next's redirect is thrown; its digest names the way. */
const redirectTo = (path: string) => expect.objectContaining({ digest: `NEXT_REDIRECT;replace;${path};307;` })

const users = () => import('./session.ts')

describe('a visitor who is not signed in', () => {
  it('is no user', async () => {
    const { currentUser } = await users()
    expect(await currentUser()).toBeNull()
  })

  it('is sent to sign in, and comes back', async () => {
    const { requireUser } = await users()
    opensPage('/account?tab=name')
    await expect(requireUser()).rejects.toEqual(redirectTo('/sign-in?next=%2Faccount%3Ftab%3Dname'))
  })

  it('is sent without a way back where that is home', async () => {
    const { requireUser } = await users()
    opensPage('/')
    await expect(requireUser()).rejects.toEqual(redirectTo('/sign-in'))
  })
})

describe('the signed-in user', () => {
  it('is the one who proved the address', async ({ session }) => {
    const { requireUser } = await users()
    await held(session, 60)
    opensPage('/account')
    expect(await requireUser()).toEqual({
      id: session.identity.sub,
      email: session.identity.email,
      name: undefined,
      signedInAt: expect.closeTo(nowSeconds() - 60, -1),
      groups: [],
      replaced: undefined,
    })
  })

  it.for([
    [290, true],
    [310, false],
  ] as const)(
    '%i seconds after replacing another user reads: %s',
    async ([secondsAgo, isSaid], { session }) => {
      const { requireUser } = await users()
      const replaced = anotherAddress()
      await held({ ...session, replaced }, secondsAgo)
      opensPage('/')
      expect((await requireUser()).replaced).toBe(isSaid ? replaced : undefined)
    },
  )

  it('does what cannot be undone with a code that is recent', async ({ session }) => {
    const { requireRecentSignIn } = await users()
    await held(session, 590)
    opensPage('/account/delete')
    expect((await requireRecentSignIn(10)).email).toBe(session.identity.email)
  })

  it('proves the mailbox once more where it is not, and comes back', async ({ session }) => {
    const { requireRecentSignIn } = await users()
    await held(session, 610)
    opensPage('/account/delete')
    await expect(requireRecentSignIn(10)).rejects.toEqual(
      redirectTo('/sign-in/reauthenticate?next=%2Faccount%2Fdelete'),
    )
  })
})

describe('where the code is all there is', () => {
  it('pages of passwords are not there, and starts with an address alone are', async () => {
    const { requireCodeMode } = await import('./require-mode.ts')
    const { requirePasswordMode } = await import('./require-mode.ts')
    expect(requireCodeMode()).toBeUndefined()
    expect(requirePasswordMode).toThrow(expect.objectContaining({ digest: 'NEXT_HTTP_ERROR_FALLBACK;404' }))
  })
})

describe('what a request tells of its visitor', () => {
  it('is a language, where nothing else is known', async () => {
    const { visitorContext } = await import('./visitor.ts')
    expect(await visitorContext()).toEqual({ language: 'en' })
  })

  it('is the address that the platform names', async () => {
    const { visitorContext } = await import('./visitor.ts')
    browser.sends('x-real-ip', '203.0.113.7')
    expect(await visitorContext()).toEqual({ clientAddress: '203.0.113.7', language: 'en' })
  })

  it.runIf(offers('de'))('is the browser that signed in before, and the language it asks for', async () => {
    const { visitorContext } = await import('./visitor.ts')
    const { rememberBrowser } = await import('./visitor.ts')
    const id = crypto.randomUUID()
    await rememberBrowser(id)
    browser.sends('accept-language', 'de-AT, en;q=0.5')
    expect(await visitorContext()).toEqual({ browserId: id, language: 'de' })
  })
})
