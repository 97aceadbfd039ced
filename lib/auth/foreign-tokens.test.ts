import { generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { beforeEach, describe, expect, vi } from 'vitest'
import { z } from 'zod'
import type { EmailAddress } from '#lib/email-address.ts'
import type { Session } from '#lib/session/session-cookie.ts'
import { browser } from '#lib/testing/next-request.ts'
import { anotherAddress, signsUp, signsUpAndIn } from '#lib/testing/signed-in-person.ts'
import type { SiteOnLocalPool } from '#lib/testing/site-on-local-pool.ts'
import { codeTest } from '#lib/testing/site-test.ts'

vi.mock('next/headers', () => import('#lib/testing/next-request.ts'))
vi.mock('next/server', () => import('#lib/testing/next-request.ts'))

const AnswerSchema = z.looseObject({
  AuthenticationResult: z.looseObject({ IdToken: z.string(), AccessToken: z.string() }),
})

type Answered = { readonly IdToken: string; readonly AccessToken: string }

const { privateKey } = await generateKeyPair('RS256')

function part(token: string, index: number): Record<string, unknown> {
  const json = Buffer.from(token.split('.')[index] ?? '', 'base64url').toString()
  return z.record(z.string(), z.unknown()).parse(JSON.parse(json))
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** The token with other claims, under its own signature. */
function withClaims(token: string, claims: JWTPayload): string {
  const [header, , signature] = token.split('.')
  return `${header}.${encoded({ ...part(token, 1), ...claims })}.${signature}`
}

/** What may come in the place of the right ID token. */
const FORGERIES: Record<string, (answer: Answered) => string | Promise<string>> = {
  'alg: none': ({ IdToken }) => `${encoded({ ...part(IdToken, 0), alg: 'none' })}.${IdToken.split('.')[1]}.`,
  'the access token': ({ AccessToken }) => AccessToken,
  'another address': ({ IdToken }) => withClaims(IdToken, { email: 'eve@example.com' }),
  'a later expiry': ({ IdToken }) => withClaims(IdToken, { exp: 4_000_000_000 }),
  'another key': ({ IdToken }) =>
    new SignJWT(part(IdToken, 1)).setProtectedHeader({ ...part(IdToken, 0), alg: 'RS256' }).sign(privateKey),
  junk: () => 'junk',
  'junk in three parts': () => 'a.b.c',
}

/** With the fixture `other` a test has the tokens of another person's own sign-in. */
const it = codeTest.extend('other', async ({ site }) => {
  browser.isNew()
  const issued: Answered[] = []
  changing(site, (tokens) => {
    issued.push(tokens)
    return tokens
  })
  await signsUpAndIn(site, anotherAddress())
  delete site.pool.faults.cognito.instead
  return issued[0] ?? {}
})

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

/** Changes an answer that holds tokens; others pass. */
type Change = (tokens: Answered) => object | Promise<object>

function changing(site: SiteOnLocalPool, change: Change): void {
  site.pool.faults.cognito.instead = async (_operation, answer) => {
    const parsed = AnswerSchema.safeParse(answer)
    if (!parsed.success) return answer
    const changed = await change(parsed.data.AuthenticationResult)
    return { ...answer, AuthenticationResult: { ...parsed.data.AuthenticationResult, ...changed } }
  }
}

/** Signs a visitor in while Cognito's answers are changed on their way. */
async function submitted(site: SiteOnLocalPool, email: EmailAddress, change: Change) {
  const { submitCode } = await import('./submit-code.ts')
  const { newPendingSignIn } = await import('#lib/session/pending-sign-in.ts')
  const pending = newPendingSignIn(email, await signsUp(email))
  changing(site, change)
  return submitCode(pending, site.readsCode(email), {})
}

/** What the proxy makes of a session that is due while Cognito's answers are changed on their way. */
async function renewed(site: SiteOnLocalPool, session: Session, change: Change) {
  const { refreshSessionCookie } = await import('./refresh-session.ts')
  const { sessionCookie } = await import('#lib/session/session-cookie.ts')
  const { value } = await sessionCookie({ ...session, freshUntil: 0 })
  changing(site, change)
  return (await refreshSessionCookie(value)).cookie
}

describe.each(Object.entries(FORGERIES))('%s in the place of the ID token', (_name, forge) => {
  const change: Change = async (tokens) => ({ IdToken: await forge(tokens) })

  it('signs no one in', async ({ site, email }) => {
    expect(await submitted(site, email, change)).toEqual({ kind: 'clock' })
  })

  it('renews no session, and ends it', async ({ site, session }) => {
    const { isRevoked } = await import('#lib/session/revoked-sessions.ts')
    expect(await renewed(site, session, change)).toBeUndefined()
    expect(isRevoked(session)).toBe(true)
  })
})

describe("another person's tokens", () => {
  it('sign no one in: the code was for one address', async ({ site, email, other }) => {
    expect(await submitted(site, email, () => other)).toEqual({ kind: 'clock' })
  })

  it('renew no session, and end it', async ({ site, session, other }) => {
    const { isRevoked } = await import('#lib/session/revoked-sessions.ts')
    expect(await renewed(site, session, () => other)).toBeUndefined()
    expect(isRevoked(session)).toBe(true)
  })
})
