import 'server-only'
import { JwtVerifier } from 'aws-jwt-verify'
import { SimpleJwksCache } from 'aws-jwt-verify/jwk'
import { z } from 'zod'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { siteEnvironment } from '#lib/env.ts'

const KEYS_MILLISECONDS = 3_000

/** Who the ID token says somebody is; `signedInAtSeconds` is its `auth_time`, epoch seconds. */
export type VerifiedIdentity = z.infer<typeof IdentitySchema>

const IdentitySchema = z
  .object({
    sub: z.string().min(1).max(128),
    email: EmailAddressSchema,
    auth_time: z.number().int().positive(),
  })
  .transform((claims) => ({
    sub: claims.sub,
    email: claims.email,
    signedInAtSeconds: claims.auth_time,
  }))

/**
 * Fetches the pool's public keys unless they are known, so that an answer is only sent to Cognito when the tokens
 * that come back can be checked. Rejects when the keys cannot be had.
 */
export async function loadPoolKeys(): Promise<void> {
  await keys().getJwks(siteEnvironment().jwksUri)
}

/**
 * Checks signature, issuer, audience, expiry and `token_use` of an ID token, then parses its claims.
 * Throws when any of it is wrong: such a token never comes from our own call to Cognito.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
 */
export async function verifyIdToken(idToken: string): Promise<VerifiedIdentity> {
  return IdentitySchema.parse(await verifier().verify(idToken))
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
