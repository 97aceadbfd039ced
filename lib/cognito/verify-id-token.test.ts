import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type LoopbackServer, listenOnLoopback } from '#infra/local/loopback.ts'

const POOL = 'eu-central-1_AbCdEf123'
const CLIENT = 'theclient'
const REGIONAL = `https://cognito-idp.eu-central-1.amazonaws.com/${POOL}`
const UPDATED = `https://issuer-cognito-idp.eu-central-1.amazonaws.com/${POOL}`
const IDENTITY = { sub: 'the-sub', email: 'anna@example.com' }

let server: LoopbackServer
const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
const { verifyIdToken } = await import('./verify-id-token.ts')
const { poolKeysAreLoaded } = await import('./pool-keys.ts')

/** A place that has the pool's keys, and nothing else. */
beforeAll(async () => {
  const key = { ...(await exportJWK(publicKey)), kid: 'the-key', alg: 'RS256', use: 'sig' }
  server = await listenOnLoopback(
    createServer((request, response) => {
      if (request.url === `/${POOL}/.well-known/jwks.json`) response.end(JSON.stringify({ keys: [key] }))
      else response.writeHead(404).end()
    }),
    0,
  )
  Object.assign(process.env, {
    COGNITO_USER_POOL_ID: POOL,
    COGNITO_CLIENT_ID: CLIENT,
    COGNITO_CLIENT_SECRET: 'a-secret-of-24-letters-or-more'.replaceAll('-', 'x'),
    SESSION_SECRET: 'kZ3q9T0fWm1rUe8xVbYc5dHs7aLpNj2gQiOtKvMwXzA=',
    APP_ORIGIN: 'http://localhost:3000',
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: server.url,
  })
})

afterAll(() => server.close())

const FORGED = { ok: false, error: { code: 'forged' } }

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

const nowSeconds = () => Math.floor(Date.now() / 1000)

/** An ID token as Cognito makes them, signed by the pool, with what a test changes. */
function token(changed: Record<string, unknown> = {}, { alg = 'RS256', key = privateKey } = {}) {
  const iat = nowSeconds()
  const claims = { iss: REGIONAL, aud: CLIENT, token_use: 'id', auth_time: iat, iat, exp: iat + 300 }
  return new SignJWT({ ...claims, ...IDENTITY, ...changed })
    .setProtectedHeader({ alg, kid: 'the-key' })
    .sign(key)
}

describe('an ID token', () => {
  it.each([REGIONAL, UPDATED])(
    'of the pool is believed, whichever of its two issuers it names: %s',
    async (iss) => {
      expect(await poolKeysAreLoaded()).toBe(true)
      expect(await verifyIdToken(await token({ iss }))).toEqual({
        ok: true,
        value: { ...IDENTITY, groups: [] },
      })
    },
  )

  it.each([
    ['another pool', { iss: REGIONAL.replace('123', '124') }],
    ['another region', { iss: REGIONAL.replace('eu-central-1.', 'us-east-1.') }],
    ['another service', { iss: REGIONAL.replace('cognito-idp', 'evil-cognito-idp') }],
    ['another host', { iss: `https://example.com/${POOL}` }],
    ['no issuer', { iss: undefined }],
    ['another client', { aud: 'another' }],
    ['another kind', { token_use: 'access' }],
  ])('of %s is none', async (_, changed) => {
    expect(await verifyIdToken(await token(changed))).toEqual(FORGED)
  })

  it.each([
    ['no user', { sub: undefined }, undefined],
    ['no address that we would email', { email: 'a@example.com,b@example.com' }, IDENTITY.sub],
  ])('of %s is the pool’s own, and names no one here', async (_, changed, sub) => {
    expect(await verifyIdToken(await token(changed))).toEqual({
      ok: false,
      error: { code: 'claims', sub, groups: [] },
    })
  })

  it('that another key signed, whose claims were changed, or that is not signed is none', async () => {
    const { privateKey: foreign } = await generateKeyPair('RS256')
    expect(await verifyIdToken(await token({}, { alg: 'RS256', key: foreign }))).toEqual(FORGED)
    const [header, payload = '', signature] = (await token()).split('.')
    const changed = Buffer.from(payload, 'base64url').toString().replace('anna', 'ben')
    const forged = [header, Buffer.from(changed).toString('base64url'), signature].join('.')
    expect(await verifyIdToken(forged)).toEqual(FORGED)
    const none = Buffer.from(JSON.stringify({ alg: 'none', kid: 'the-key' })).toString('base64url')
    expect(await verifyIdToken(`${none}.${payload}.`)).toEqual(FORGED)
  })

  it.each([
    ['no longer', { iat: nowSeconds() - 660, exp: nowSeconds() - 360 }, 660],
    ['not yet', { iat: nowSeconds() + 360, nbf: nowSeconds() + 360, exp: nowSeconds() + 660 }, -360],
  ])(
    'that is %s valid by this machine’s clock is told as that, and the log says by how many seconds',
    async (_, changed, ahead) => {
      const loud = vi.spyOn(console, 'error').mockClear()
      expect(await verifyIdToken(await token(changed))).toEqual({
        ok: false,
        error: { code: 'clock', sub: IDENTITY.sub, groups: [] },
      })
      const [line] = loud.mock.calls.map(([text]) => JSON.parse(String(text)))
      expect(line).toEqual({ event: 'clock-off', aheadSeconds: expect.any(Number) })
      expect(Math.abs(line.aheadSeconds - ahead)).toBeLessThan(60)
    },
  )
})
