import 'server-only'
import { JwtVerifier } from 'aws-jwt-verify'
import { SimpleJwksCache } from 'aws-jwt-verify/jwk'
import { z } from 'zod'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { siteEnvironment } from '#lib/env.ts'

export const KEYS_MILLISECONDS = 3_000

/** Who the ID token says somebody is; `signedInAtSeconds` is its `auth_time`, epoch seconds. */
export type VerifiedIdentity = z.infer<typeof IdentitySchema>

export const IdentitySchema = z.object({
  sub: z.string().min(1).max(128),
  email: EmailAddressSchema,
  /** What the person wants to be called; absent or empty when they never said. */
  name: z.string().optional(),
  signedInAtSeconds: z.number().int().positive(),
})

const ClaimsSchema = z
  .object({
    sub: z.string(),
    email: z.string(),
    name: z.string().optional(),
    auth_time: z.number(),
  })
  .transform(({ auth_time: signedInAtSeconds, ...claims }) => ({ ...claims, signedInAtSeconds }))
  .pipe(IdentitySchema)

let areLoaded = false

/**
 * Fetches the pool's public keys unless they are known: nothing is traded in at Cognito unless the tokens that come
 * back can be checked. False when the keys cannot be had. A key that is new since then is fetched when a token names it.
 */
export async function poolKeysAreLoaded(): Promise<boolean> {
  if (areLoaded) return true
  try {
    await keys().getJwks(siteEnvironment().jwksUri)
    areLoaded = true
    return true
  } catch (error) {
    console.warn(JSON.stringify({ event: 'pool-keys-unavailable', error: nameOf(error) }))
    return false
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}

/**
 * Checks signature, issuer, audience, expiry and `token_use` of an ID token, then parses its claims.
 * Throws when any of it is wrong: such a token never comes from our own call to Cognito.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
 */
export async function verifyIdToken(idToken: string): Promise<VerifiedIdentity> {
  return ClaimsSchema.parse(await verifier().verify(idToken))
}

// The library's own fetcher speaks https only; the platform's fetch speaks both and needs no case for a laptop.
const fetcher = {
  async fetch(uri: string): Promise<ArrayBuffer> {
    const response = await fetch(uri, {
      signal: AbortSignal.timeout(KEYS_MILLISECONDS),
      cache: 'no-store',
    })
    if (!response.ok) throw new Error(`The pool's keys cannot be fetched: ${response.status}`)
    return response.arrayBuffer()
  },
}

let cache: SimpleJwksCache | undefined

function keys(): SimpleJwksCache {
  cache ??= new SimpleJwksCache({ fetcher })
  return cache
}

function createVerifier() {
  const { userPoolId, region, clientId, jwksUri } = siteEnvironment()
  return JwtVerifier.create(
    {
      issuer: `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`,
      audience: clientId,
      jwksUri,
      customJwtCheck: ({ payload }) => {
        if (payload['token_use'] !== 'id') throw new Error('Not an ID token')
      },
    },
    { jwksCache: keys() },
  )
}

let created: ReturnType<typeof createVerifier> | undefined

function verifier() {
  created ??= createVerifier()
  return created
}
