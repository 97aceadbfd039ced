import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Assumptions } from '#infra/local/cognito/assumptions.ts'
import { EmailAddressSchema } from '#lib/email-address.ts'
import type { PendingSignIn } from '#lib/session/pending-sign-in.ts'
import type { SignInMode } from '#lib/sign-in-mode.ts'
import { type SiteOnLocalPool, startSiteOnLocalPool } from '#lib/testing/site-on-local-pool.ts'

const ANNA = EmailAddressSchema.parse('anna@example.com')
const PASSWORD = 'seven green ladders'

/** What Cognito may do, as far as the evidence goes; see `infra/local/cognito/assumptions.ts`. */
const WORLDS: readonly Partial<Assumptions>[] = [
  {},
  { flowEndsAfterRounds: 2 },
  { flowEndsAfterRounds: 3 },
  { unconfirmedRefused: 'at-tokens' },
  { disabledUser: 'simulated' },
  { unknownUserName: 'as-sent' },
  { resetRequired: 'at-initiate' },
  { resetRequired: 'hidden' },
  { autoConfirmed: 'runs-post-confirmation' },
  { preSignUpRuns: 'after-lookup' },
  { passwordLockout: 'absent' },
  { issuer: 'updated' },
]

let site: SiteOnLocalPool

beforeEach(() => {
  // Where a flow ends early, the log says so.
  for (const method of ['info', 'warn'] as const) vi.spyOn(console, method).mockImplementation(() => {})
})

afterEach(async () => {
  await site.pool.close()
  vi.restoreAllMocks()
})

/** The site's functions, on a pool of this world: each pool needs modules that have not read another's environment. */
async function siteIn(world: Partial<Assumptions>, mode: SignInMode) {
  // Each world has an instance of its own, which remembers nothing of the one before.
  Reflect.deleteProperty(globalThis, Symbol.for('code-sign-in.password-estimates'))
  vi.resetModules()
  site = await startSiteOnLocalPool(mode, { assumptions: world })
  return {
    ...(await import('./submit-code.ts')),
    ...(await import('./sign-up.ts')),
    ...(await import('#lib/session/pending-sign-in.ts')),
    ...(await import('./request-code.ts')),
    ...(await import('./continue-sign-in.ts')),
    ...(await import('./sign-in-with-password.ts')),
    ...(await import('./sign-up.ts')),
    ...(await import('./email-verification.ts')),
    ...(await import('./refresh-session.ts')),
  }
}

type Site = Awaited<ReturnType<typeof siteIn>>

/** Answers, and returns what the person is told next. */
async function answer({ submitCode, pendingAfterAnswer }: Site, pending: PendingSignIn, code: string) {
  const submitted = await submitCode(pending, code, {})
  return submitted.kind === 'signed-in' ? submitted : pendingAfterAnswer(pending, submitted, code, {})
}

async function wrong(at: Site, pending: PendingSignIn, guess: number): Promise<PendingSignIn> {
  const after = await answer(at, pending, wrongFor(site.readsCode(ANNA), guess))
  if (!('parameters' in after)) throw new Error('A wrong code signed in')
  return after
}

function wrongFor(code: string, guess: number): string {
  return String((Number(code) + 1 + guess) % 1_000_000).padStart(6, '0')
}

const codesMailed = () =>
  site.pool.inbox.messages(ANNA).filter(({ subject }) => subject.endsWith('is your App code')).length

describe.each(WORLDS)('where Cognito is assumed to be %j', (world) => {
  it('wrong codes, a resend and the right code end signed in, and no try and no email is spent twice', async () => {
    const at = await siteIn(world, 'code')
    const requested = await at.signUp(ANNA, {})
    if (!requested.ok) throw new Error(requested.error.code)
    let pending = at.newPendingSignIn(ANNA, requested.value)
    for (const triesLeft of [4, 3]) {
      pending = await wrong(at, pending, triesLeft)
      expect(pending).toMatchObject({ notice: { kind: 'wrong' }, parameters: { triesLeft } })
    }
    site.passes({ seconds: 31 })
    pending = await at.pendingAfterResend(pending, {})
    expect(pending).toMatchObject({ notice: { kind: 'sent-again' }, parameters: { triesLeft: 3 } })
    pending = await wrong(at, pending, 9)
    expect(pending).toMatchObject({ notice: { kind: 'wrong' }, parameters: { triesLeft: 2 } })
    expect(codesMailed()).toBe(2)
    expect(await answer(at, pending, site.readsCode(ANNA))).toMatchObject({
      kind: 'signed-in',
      identity: { email: ANNA },
    })
  })

  it('password and code sign in; a flow that ended early costs the password again, and neither a try nor an email', async () => {
    const at = await siteIn(world, 'password-and-code')
    await at.signUpWithPassword(ANNA, PASSWORD, {})
    const cognitoCode = />(\d{6})</.exec(site.pool.inbox.messages(ANNA)[0]?.html ?? '')?.[1] ?? ''
    expect(await at.confirmAddress({ email: ANNA, account: 'new' }, cognitoCode)).toBe('confirmed')
    const start = async (hasCode: boolean) => {
      const started = await at.signInWithPassword(ANNA, PASSWORD, {}, { hasCode })
      if (!started.ok || started.value.kind !== 'code') throw new Error(JSON.stringify(started))
      return at.newPendingSignIn(ANNA, started.value.challenge)
    }
    let pending = await start(false)
    for (const guess of [1, 2]) {
      pending = await wrong(at, pending, guess)
      const isOver = pending.notice?.kind === 'interrupted'
      expect(isOver).toBe(world.flowEndsAfterRounds === 2 || world.flowEndsAfterRounds === guess + 1)
      if (isOver) pending = await start(true)
      expect(pending.parameters).toMatchObject({ triesLeft: 5 - guess, codeState: 'live' })
    }
    expect(codesMailed()).toBe(1)
    expect(await answer(at, pending, site.readsCode(ANNA))).toMatchObject({ kind: 'signed-in' })
  })

  it('a known address and one without an account are told the same, from the first request to the last try', async () => {
    const at = await siteIn(world, 'code')
    const created = await at.signUp(ANNA, {})
    if (!created.ok) throw new Error(created.error.code)
    site.passes({ seconds: 31 })
    const known = await toldUntilTheEnd(at, ANNA, site.readsCode(ANNA))
    const nobody = await toldUntilTheEnd(at, EmailAddressSchema.parse('nobody@example.com'), '000000')
    expect(nobody.map(({ notice, triesLeft }) => [notice, triesLeft])).toEqual(
      known.map(({ notice, triesLeft }) => [notice, triesLeft]),
    )
  })
})

/** Five wrong codes, and what the page is told after each. */
async function toldUntilTheEnd(at: Site, email: PendingSignIn['email'], code: string) {
  const requested = await at.requestCode(email, {})
  if (!requested.ok) throw new Error(requested.error.code)
  let pending = at.newPendingSignIn(email, requested.value)
  const told: { notice: string | undefined; triesLeft: number }[] = []
  for (let guess = 0; guess < 5; guess += 1) {
    const after = await answer(at, pending, wrongFor(code, guess))
    if (!('parameters' in after)) throw new Error('A wrong code signed in')
    pending = after
    told.push({ notice: pending.notice?.kind, triesLeft: pending.parameters.triesLeft })
  }
  return told
}
