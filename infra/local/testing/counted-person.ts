import { randomUUID } from 'node:crypto'
import { type EmailAddress, EmailAddressSchema } from '#lib/email-address.ts'
import { ok, type Result } from '#lib/result.ts'
import type { SignInMode } from '#lib/sign-in-mode.ts'
import type { CountedPool } from './counted-pool.ts'

const ADDRESS = EmailAddressSchema.parse('anna@example.com')
const NOBODY = EmailAddressSchema.parse('nobody@example.com')
const PASSWORD = 'seven green ladders'
/** Longer than the pause between two mails. */
const PAUSE_SECONDS = 31

/** One person who does at the site what its pages let people do. Throws when a step does not end as it should. */
export function countedPerson(mode: SignInMode, site: SiteFunctions, pool: CountedPool) {
  /** What the site tells of a browser that never signed in. */
  const stranger: Client = { clientAddress: '192.0.2.7' }
  const known = { ...stranger, browserId: randomUUID() }
  let session: object = {}

  async function starts(client: Client, email: EmailAddress = ADDRESS): Promise<Result<Challenge, unknown>> {
    pool.passes({ seconds: PAUSE_SECONDS })
    if (mode === 'code') return site.requestCode(email, client)
    const started = await site.signInWithPassword(email, PASSWORD, client)
    return started.ok ? ok(started.value.challenge) : started
  }

  async function answers(challenge: Challenge, browserId: string): Promise<void> {
    const pending = site.newPendingSignIn(ADDRESS, challenge)
    const code = pool.newestCode(ADDRESS)
    const { kind, identity, tokens } = await site.submitCode(pending, code, { ...stranger, browserId })
    if (kind !== 'signed-in') throw new Error(`The right code ended as ${kind}`)
    session = { sessionId: randomUUID(), identity, freshUntil: 0, ...tokens }
  }

  return {
    async signsUp(): Promise<void> {
      if (mode === 'code') return answers(accepted(await site.signUp(ADDRESS, stranger)), known.browserId)
      accepted(await site.signUpWithPassword(ADDRESS, PASSWORD, stranger))
      await site.confirmAddress({ email: ADDRESS, account: 'new' }, pool.newestCode(ADDRESS))
      return answers(accepted(await starts(stranger)), known.browserId)
    },

    async signsInFromNewBrowser(): Promise<void> {
      await answers(accepted(await starts(stranger)), randomUUID())
    },

    async signsInFromKnownBrowser(): Promise<void> {
      await answers(accepted(await starts(known)), known.browserId)
    },

    async asksForCode(): Promise<Pending> {
      return site.newPendingSignIn(ADDRESS, accepted(await starts(known)))
    },

    async asksAgain(pending: Pending): Promise<Pending> {
      pool.passes({ seconds: PAUSE_SECONDS })
      return site.newPendingSignIn(ADDRESS, accepted(await site.resendCode(pending, known)))
    },

    async answersWrong(pending: Pending): Promise<void> {
      const wrong = String((Number(pool.newestCode(ADDRESS)) + 1) % 1_000_000).padStart(6, '0')
      const { kind } = await site.submitCode(pending, wrong, known)
      if (kind !== 'wrong') throw new Error(`A wrong code ended as ${kind}`)
    },

    async startsForNobody(): Promise<void> {
      await starts(stranger, NOBODY)
    },

    async renewsSession(): Promise<void> {
      const { kind } = await site.refreshSession(session)
      if (kind !== 'refreshed') throw new Error(`A renewal ended as ${kind}`)
    },
  }
}

function accepted<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`)
  return result.value
}

/** What the site tells the triggers of a visitor. */
export type Client = { readonly clientAddress: string; readonly browserId?: string }
/** Passed from one function of the site to the next, and not read here. */
export type Challenge = { readonly session: string }
export type Pending = { readonly email: EmailAddress }

type Requested<T> = Promise<Result<T, { readonly code: string }>>
type Submitted = { readonly kind: string; readonly identity?: object; readonly tokens?: object }

/** What the site does for its pages, as far as it calls Cognito. */
export type SiteFunctions = {
  signUp(email: EmailAddress, client: Client): Requested<Challenge>
  requestCode(email: EmailAddress, client: Client): Requested<Challenge>
  signUpWithPassword(email: EmailAddress, password: string, client: Client): Requested<string>
  confirmAddress(proof: { email: EmailAddress; account: 'new' }, code: string): Promise<string>
  signInWithPassword(
    email: EmailAddress,
    password: string,
    client: Client,
  ): Requested<{ readonly challenge: Challenge }>
  newPendingSignIn(email: EmailAddress, challenge: Challenge): Pending
  resendCode(pending: Pending, client: Client): Requested<Challenge>
  submitCode(pending: Pending, code: string, client: Client): Promise<Submitted>
  refreshSession(session: object): Promise<{ readonly kind: string }>
  poolKeysAreLoaded(): Promise<boolean>
}

/**
 * The site's own functions, with the real SDK in them; they read the environment at their first call. They are loaded by
 * name: what `infra` imports must not say server-only, because it gets deployed, and this does not.
 */
export async function siteFunctions(): Promise<SiteFunctions> {
  const modules = await Promise.all(SITE_MODULES.map((name) => import(/* @vite-ignore */ `#lib/${name}.ts`)))
  return Object.assign({}, ...modules)
}

const SITE_MODULES = [
  'auth/sign-up',
  'auth/request-code',
  'auth/email-verification',
  'auth/sign-in-with-password',
  'session/pending-sign-in',
  'auth/submit-code',
  'auth/refresh-session',
  'cognito/pool-keys',
]
