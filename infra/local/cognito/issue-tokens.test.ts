import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { expect, test } from 'vitest'
import type { LocalCognito } from './server.ts'
import { refusalOf, startCognito } from './testing/start-cognito.ts'

// An address and a name of ordinary length, as the observed sizes are those of ordinary users.
const ANNA = 'anna.lindqvist@example.com'

async function startSignedIn(options: Parameters<typeof startCognito>[0] = {}) {
  const pool = await startCognito(options)
  const { UserSub: sub } = await pool.caller.signUp(ANNA, {
    UserAttributes: [{ Name: 'name', Value: 'Anna Lindqvist' }],
  })
  const tokens = await pool.caller.signIn(ANNA)
  const issuedAt = Math.floor(pool.now() / 1000)
  const iss = `https://cognito-idp.us-east-1.amazonaws.com/${pool.cognito.poolId}`
  return { ...pool, sub, tokens, issuedAt, iss }
}

test('the access token has the real claims: no aud, no email', async () => {
  const { tokens, sub, cognito, issuedAt, iss } = await startSignedIn()
  expect(decodeJwt(tokens.AccessToken)).toEqual({
    ...{ sub, iss, client_id: cognito.clientId, token_use: 'access' },
    ...{ scope: 'aws.cognito.signin.user.admin', username: sub },
    ...{ origin_jti: expect.any(String), event_id: expect.any(String), jti: expect.any(String) },
    ...{ auth_time: issuedAt, iat: issuedAt, exp: issuedAt + 300 },
  })
})

test('the ID token has the real claims, email_verified as a boolean', async () => {
  const { tokens, sub, cognito, issuedAt, iss } = await startSignedIn()
  expect(decodeJwt(tokens.IdToken)).toEqual({
    ...{ sub, iss, aud: cognito.clientId, token_use: 'id', 'cognito:username': sub },
    ...{ email: ANNA, email_verified: false, name: 'Anna Lindqvist' },
    ...{ origin_jti: expect.any(String), event_id: expect.any(String), jti: expect.any(String) },
    ...{ auth_time: issuedAt, iat: issuedAt, exp: issuedAt + 300 },
  })
})

test('the ID token holds only what the client may read', async () => {
  const { tokens } = await startSignedIn({ client: { ReadAttributes: ['email'] } })
  const claims = decodeJwt(tokens.IdToken)
  expect(claims['email']).toBe(ANNA)
  expect(Object.keys(claims)).not.toContain('name')
  expect(Object.keys(claims)).not.toContain('email_verified')
})

test('the tokens of one sign-in share origin_jti and event_id, and each has a jti', async () => {
  const { tokens } = await startSignedIn()
  const [access, id] = [decodeJwt(tokens.AccessToken), decodeJwt(tokens.IdToken)]
  expect(access['origin_jti']).toBe(id['origin_jti'])
  expect(access['event_id']).toBe(id['event_id'])
  expect(access.jti).not.toBe(id.jti)
})

test('ID and access token are signed RS256 by different keys, both in the JWKS', async () => {
  const { tokens, cognito } = await startSignedIn()
  const [access, id] = [decodeProtectedHeader(tokens.AccessToken), decodeProtectedHeader(tokens.IdToken)]
  expect(access).toEqual({ alg: 'RS256', kid: expect.any(String) })
  expect(id).toEqual({ alg: 'RS256', kid: expect.any(String) })
  expect(access.kid).not.toBe(id.kid)
  expect(new Set(cognito.jwks().keys.map(({ kid }) => kid))).toEqual(new Set([access.kid, id.kid]))
})

test('aws-jwt-verify accepts both, and takes neither for the other', async () => {
  const { tokens, cognito, sub } = await startSignedIn({ clock: Date.now })
  const verifiers = verifiersOf(cognito)
  expect(verifiers[0]?.verifySync(tokens.AccessToken).sub).toBe(sub)
  expect(verifiers[1]?.verifySync(tokens.IdToken).sub).toBe(sub)
  expect(() => verifiers[0]?.verifySync(tokens.IdToken)).toThrow('Token use not allowed')
  const [head, body] = tokens.AccessToken.split('.')
  const forged = `${head}.${body}.${tokens.IdToken.split('.')[2]}`
  expect(() => verifiers[0]?.verifySync(forged)).toThrow('Invalid signature')
})

test('with an updated issuer both tokens name it, and aws-jwt-verify and the pool accept them', async () => {
  const { caller, tokens, cognito, sub } = await startSignedIn({
    clock: Date.now,
    assumptions: { issuer: 'updated' },
  })
  const iss = `https://issuer-cognito-idp.us-east-1.amazonaws.com/${cognito.poolId}`
  const verifiers = verifiersOf(cognito)
  for (const [index, token] of [tokens.AccessToken, tokens.IdToken].entries()) {
    expect(verifiers[index]?.verifySync(token)).toMatchObject({ sub, iss })
  }
  expect((await caller.getUser(tokens.AccessToken)).Username).toBe(sub)
})

test('a pool takes no access token of the other issuer', async () => {
  const { tokens } = await startSignedIn()
  // The pools of this file have the same keys, so that only the issuer tells their tokens apart.
  const [same, other] = [await startCognito(), await startCognito({ assumptions: { issuer: 'updated' } })]
  expect(await refusalOf(same.caller.getUser(tokens.AccessToken))).toBe(
    'NotAuthorizedException: Access Token has been revoked',
  )
  expect(await refusalOf(other.caller.getUser(tokens.AccessToken))).toBe(
    'NotAuthorizedException: Invalid Access Token',
  )
})

test('the sizes are those of real tokens', async () => {
  const { tokens } = await startSignedIn()
  expect(tokens.AccessToken.length).toBeGreaterThan(1_000)
  expect(tokens.AccessToken.length).toBeLessThan(1_110)
  expect(tokens.IdToken.length).toBeGreaterThan(950)
  expect(tokens.IdToken.length).toBeLessThan(1_150)
  expect(tokens.RefreshToken).toHaveLength(1_785)
})

test('the refresh token looks like a JWE of five parts and says nothing', async () => {
  const { tokens } = await startSignedIn()
  expect(tokens.RefreshToken).toMatch(/^eyJjdHki[\w-]+(\.[\w-]+){4}$/)
})

test('lifetimes follow the client and its units', async () => {
  const { tokens, issuedAt } = await startSignedIn({
    client: {
      AccessTokenValidity: 2,
      IdTokenValidity: 3,
      TokenValidityUnits: { AccessToken: 'hours', IdToken: 'minutes', RefreshToken: 'days' },
    },
  })
  expect(tokens.ExpiresIn).toBe(7_200)
  expect(decodeJwt(tokens.AccessToken).exp).toBe(issuedAt + 7_200)
  expect(decodeJwt(tokens.IdToken).exp).toBe(issuedAt + 180)
})

/** What a site checks access and ID tokens with, in this order. */
function verifiersOf({ poolId, clientId, jwks }: LocalCognito) {
  return (['access', 'id'] as const).map((tokenUse) => {
    const verifier = CognitoJwtVerifier.create({ userPoolId: poolId, clientId, tokenUse })
    verifier.cacheJwks({ keys: verifierKeys(jwks().keys) })
    return verifier
  })
}

/** The verifier's type wants what every key of ours has. */
function verifierKeys(keys: { kid?: string; kty?: string; n?: string; e?: string }[]) {
  return keys.map(({ kid = '', n = '', e = '' }) => {
    return { kid, n, e, kty: 'RSA' as const, alg: 'RS256' as const, use: 'sig' as const }
  })
}
