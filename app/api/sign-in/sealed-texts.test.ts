import { expect, vi } from 'vitest'
import { z } from 'zod'
import { rememberPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { PERSONAL_PURPOSES } from '#lib/session/seal.ts'
import { sealedText } from '#lib/session/sealed-text.ts'
import { browser } from '#lib/testing/next-request.ts'
import { anotherAddress, signsUpAndIn } from '#lib/testing/signed-in-person.ts'
import { codeTest as it } from '#lib/testing/site-test.ts'
import { posts, signsUp, starts } from './testing/native-app.ts'

vi.mock('next/headers', () => import('#lib/testing/next-request.ts'))

const CODE = '/api/sign-in/code'
const REFRESH = '/api/sign-in/refresh'
const ENDED = { status: 401, error: 'ended' }

const PURPOSES = [
  ...PERSONAL_PURPOSES,
  'known-browser',
  'native-sign-in',
  'native-session',
  'native-device',
] as const

/** What a sealed text opens as, whatever it holds. */
async function opensAs(text: string): Promise<string[]> {
  const opened = await Promise.all(
    PURPOSES.map(
      async (purpose) => [purpose, await sealedText(purpose, z.looseObject({})).open(text)] as const,
    ),
  )
  return opened.filter(([, value]) => value !== undefined).map(([purpose]) => purpose)
}

it('what an app keeps is no cookie of a page, and no cookie is taken for it', async ({ site, email }) => {
  browser.isNew()
  await signsUpAndIn(site, anotherAddress())
  const flow = await starts(email, { signUp: true })
  const { device, refreshToken } = await signsUp(anotherAddress(), site.readsCode)
  expect([await opensAs(flow), await opensAs(refreshToken), await opensAs(device)]).toEqual([
    ['native-sign-in'],
    ['native-session'],
    ['native-device'],
  ])

  const code = site.readsCode(email)
  await rememberPendingSignIn(await pendingOf(flow))
  const cookies = browser.cookieNames().map((name) => browser.cookie(name) ?? '')
  expect((await Promise.all(cookies.map(opensAs))).flat()).toEqual(
    expect.arrayContaining(['known-browser', 'pending-sign-in', 'signed-in']),
  )
  for (const text of [...cookies, device, refreshToken, '', 'Fe26.2*1*junk', '!', '*'.repeat(7)]) {
    expect(await posts(CODE, { flow: text, code })).toMatchObject(ENDED)
    expect(await posts('/api/sign-in', { flow: text })).toMatchObject(ENDED)
  }
  for (const text of [...cookies, device, flow]) {
    expect(await posts(REFRESH, { refreshToken: text })).toMatchObject(ENDED)
  }
  expect(await posts(CODE, { flow, code })).toMatchObject({ status: 200 })
})

async function pendingOf(flow: string) {
  const opened = await (await import('./flow.ts')).openFlow(flow)
  if (opened === undefined) throw new Error('The flow did not open')
  return opened.pending
}

it('a flow lives for a day', async ({ site, email }) => {
  const flow = await starts(email, { signUp: true })
  const code = site.readsCode(email)
  for (const [seconds, answer] of [
    [86_390, { error: 'expired' }],
    [86_410, ENDED],
  ] as const) {
    vi.useFakeTimers({ now: Date.now() + seconds * 1_000, toFake: ['Date'] })
    expect(await posts(CODE, { flow, code })).toMatchObject(answer)
    vi.useRealTimers()
  }
})

it('a flow is as long for an address with an account as for one without, and with a device', async ({
  site,
}) => {
  const lengths = new Set<number>()
  for (const email of ['a@b.de', `${'a'.repeat(64)}@${'b'.repeat(59)}.com`]) {
    lengths.add((await starts(email)).length)
    const { device } = await signsUp(email, site.readsCode)
    site.passes({ seconds: 31 })
    lengths.add((await starts(email, { device })).length)
  }
  expect(lengths.size).toBe(1)
})
