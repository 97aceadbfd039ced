import 'server-only'
import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { JwtExpiredError, JwtNotBeforeError } from 'aws-jwt-verify/error'
import { SimpleJwksCache } from 'aws-jwt-verify/jwk'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { siteEnvironment } from '#lib/env.ts'
import { ok, type Result, refused } from '#lib/result.ts'

const KEYS_MILLISECONDS = 3_000

/** Whom a verified ID token names. */
export type VerifiedIdentity = z.infer<typeof IdentitySchema>

export const IdentitySchema = z.object({
  sub: z.string().min(1).max(128),
  email: EmailAddressSchema,
  /** What the person wants to be called; absent or empty when they never said. */
  name: z.string().optional(),
})

let areLoaded = false

/**
 * Fetches the pool's public keys unless they are known: nothing is traded in at Cognito unless the tokens that come
 * back can be checked. False when the keys cannot be had. A key that is new since then is fetched when a token names it.
 */
export async function poolKeysAreLoaded(): Promise<boolean> {
  if (areLoaded) return true
  const fetched = await Promise.allSettled(keyAddresses().map((address) => keys().getJwks(address)))
  areLoaded = fetched.some(({ status }) => status === 'fulfilled')
  if (areLoaded) return true
  const errors = fetched.map((answer) => (answer.status === 'rejected' ? nameOf(answer.reason) : ''))
  console.warn(JSON.stringify({ event: 'pool-keys-unavailable', error: errors[0] }))
  return false
}

/** Of both issuers: which one the pool has shows in its tokens only. */
function keyAddresses(): string[] {
  const { userPoolId, region } = siteEnvironment()
  return ['cognito-idp', 'issuer-cognito-idp'].map(
    (service) => `https://${service}.${region}.amazonaws.com/${userPoolId}/.well-known/jwks.json`,
  )
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}

/**
 * Checks signature, issuer (both forms that a pool may have), audience, expiry and `token_use` of an ID token, then parses its
 * claims. `clock`: the pool signed it, but by this machine's clock it is not valid now; the log says by how many seconds. Throws when anything
 * else is wrong: such a token never comes from our own call to Cognito.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
 */
export async function verifyIdToken(
  idToken: string,
): Promise<Result<VerifiedIdentity, { readonly code: 'clock' }>> {
  try {
    return ok(IdentitySchema.parse(await verifier().verify(idToken)))
  } catch (error) {
    if (!(error instanceof JwtExpiredError || error instanceof JwtNotBeforeError)) throw error
    // The signature was checked before the times were.
    const issuedAt = error.rawJwt?.payload.iat
    const aheadSeconds = issuedAt === undefined ? undefined : epochSeconds(systemClock()) - issuedAt
    console.error(JSON.stringify({ event: 'clock-off', aheadSeconds }))
    return refused({ code: 'clock' })
  }
}

// The library's own fetcher speaks https only, and knows nothing of the endpoint that the SDK is told.
const fetcher = {
  async fetch(uri: string): Promise<ArrayBuffer> {
    const { cognitoEndpoint } = siteEnvironment()
    const address = cognitoEndpoint === undefined ? uri : new URL(new URL(uri).pathname, cognitoEndpoint)
    const response = await fetch(address, {
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
  const { userPoolId, clientId } = siteEnvironment()
  return CognitoJwtVerifier.create(
    { userPoolId, clientId, tokenUse: 'id', includeRawJwtInErrors: true },
    { jwksCache: keys() },
  )
}

let created: ReturnType<typeof createVerifier> | undefined

function verifier() {
  created ??= createVerifier()
  return created
}
