import { generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { beforeEach, describe, expect, vi } from 'vitest'
import { operator } from '#lib/testing/operator.ts'
import { codeTest } from '#lib/testing/site-test.ts'

vi.mock('next/headers', () => import('#lib/testing/next-request.ts'))

const { privateKey } = await generateKeyPair('RS256')

const bearing = (authorization?: string) =>
  new Request('http://localhost:3000/api/orders', {
    headers: authorization === undefined ? {} : { authorization },
  })

function part(token: string, index: number): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString())
}

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** With the fixture `tokens` a test has those of the signed-in person. */
const it = codeTest.extend('tokens', async ({ session }) => {
  const { getTokensFromRefreshToken } = await import('#lib/cognito/tokens.ts')
  const tokens = await getTokensFromRefreshToken(session.refreshToken)
  if (!tokens.ok) throw new Error(tokens.error.code)
  return tokens.value
})

beforeEach(() => {
  vi.useRealTimers()
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

describe('the person of an Authorization header', () => {
  it('is the one that the token was issued to', async ({ site, session, tokens }) => {
    const { bearerUser } = await import('./bearer.ts')
    for (const scheme of ['Bearer', 'bearer', 'BEARER ']) {
      expect(await bearerUser(bearing(`${scheme} ${tokens.accessToken}`))).toEqual({
        ok: true,
        value: {
          id: session.identity.sub,
          groups: [],
          clientId: site.pool.clientId,
          scopes: ['aws.cognito.signin.user.admin'],
        },
      })
    }
  })

  it('has groups', async ({ site, session }) => {
    const { bearerUser } = await import('./bearer.ts')
    const { getTokensFromRefreshToken } = await import('#lib/cognito/tokens.ts')
    await operator(site.pool).addsToGroup(session.identity.email, 'staff')
    const tokens = await getTokensFromRefreshToken(session.refreshToken)
    if (!tokens.ok) throw new Error(tokens.error.code)
    expect(await bearerUser(bearing(`Bearer ${tokens.value.accessToken}`))).toMatchObject({
      value: { groups: ['staff'] },
    })
  })

  it.for([undefined, '', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer a b', 'Bearer <x>'])(
    'is missing: %s',
    async (header, { tokens: _ }) => {
      const { bearerUser } = await import('./bearer.ts')
      expect(await bearerUser(bearing(header))).toEqual({ ok: false, error: { code: 'missing' } })
    },
  )

  const FORGERIES: Record<string, (token: string, idToken: string) => string | Promise<string>> = {
    'alg: none': (token) => `${encoded({ ...part(token, 0), alg: 'none' })}.${token.split('.')[1]}.`,
    'the ID token': (_, idToken) => idToken,
    'another key': (token) => signed(token, {}),
    'another pool': (token) =>
      signed(token, { iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Another01' }),
    'other groups': (token) => {
      const [header, , signature] = token.split('.')
      return `${header}.${encoded({ ...part(token, 1), 'cognito:groups': ['staff'] })}.${signature}`
    },
    junk: () => 'junk',
    'junk in three parts': () => 'a.b.c',
  }

  function signed(token: string, changed: JWTPayload) {
    return new SignJWT({ ...part(token, 1), ...changed })
      .setProtectedHeader({ ...part(token, 0), alg: 'RS256' })
      .sign(privateKey)
  }

  it.for(Object.entries(FORGERIES))('names no one: %s', async ([, forge], { tokens }) => {
    const { bearerUser } = await import('./bearer.ts')
    const forged = await forge(tokens.accessToken, tokens.idToken)
    expect(await bearerUser(bearing(`Bearer ${forged}`))).toEqual({ ok: false, error: { code: 'forged' } })
  })

  it('names no one once the token has expired', async ({ tokens }) => {
    const { bearerUser } = await import('./bearer.ts')
    vi.useFakeTimers({ now: Date.now() + 301_000, toFake: ['Date'] })
    expect(await bearerUser(bearing(`Bearer ${tokens.accessToken}`))).toEqual({
      ok: false,
      error: { code: 'forged' },
    })
  })

  it('may come from those app clients only that are allowed', async ({ site, tokens }) => {
    const { bearerUser } = await import('./bearer.ts')
    const request = bearing(`Bearer ${tokens.accessToken}`)
    expect(await bearerUser(request, { clientIds: ['another'] })).toMatchObject({ ok: false })
    expect(await bearerUser(request, { clientIds: [] })).toMatchObject({ ok: false })
    expect(await bearerUser(request, { clientIds: ['another', site.pool.clientId] })).toMatchObject({
      ok: true,
    })
  })

  it('costs no call to Cognito once the keys are known', async ({ tokens, faults }) => {
    const { bearerUser } = await import('./bearer.ts')
    const request = bearing(`Bearer ${tokens.accessToken}`)
    await bearerUser(request)
    faults.cognito.drop = 'before'
    expect(await bearerUser(request)).toMatchObject({ ok: true })
  })
})
