import 'server-only'
import { FetchError, WaitPeriodNotYetEndedJwkError } from 'aws-jwt-verify/error'
import { SimpleJwksCache } from 'aws-jwt-verify/jwk'
import { siteEnvironment } from '#lib/env.ts'

const KEYS_MILLISECONDS = 3_000

let areLoaded = false

/**
 * Fetches the pool's public keys unless they are known: nothing is traded in at Cognito unless the tokens that come
 * back can be checked. False when the keys cannot be had. A key that is new since then is fetched when a token names it.
 */
export async function poolKeysAreLoaded(): Promise<boolean> {
  if (areLoaded) return true
  const fetched = await Promise.allSettled(keyAddresses().map((address) => poolKeys().getJwks(address)))
  areLoaded = fetched.some(({ status }) => status === 'fulfilled')
  if (areLoaded) return true
  const errors = fetched.map((answer) => (answer.status === 'rejected' ? nameOf(answer.reason) : ''))
  console.warn(JSON.stringify({ event: 'pool-keys-unavailable', error: errors[0] }))
  return false
}

/** True where a token could not be checked, because the pool's keys cannot be fetched. */
export function isWithoutKeys(error: unknown): boolean {
  return error instanceof FetchError || error instanceof WaitPeriodNotYetEndedJwkError
}

/** Logs why a token was not believed: only the name, because the message may quote the token. */
export function logTokenFault(error: unknown): void {
  console.error(JSON.stringify({ event: 'token-not-believed', error: nameOf(error) }))
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

/** The pool's public keys, for the verifiers of its tokens. */
export function poolKeys(): SimpleJwksCache {
  cache ??= new SimpleJwksCache({ fetcher })
  return cache
}
