import 'server-only'
import { createHmac } from 'node:crypto'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { systemClock } from '#lib/clock.ts'
import { siteEnvironment } from '#lib/env.ts'

const CONNECT_MILLISECONDS = 1_000
/** Three triggers of at most 5 s each may run inside one call; a visitor does not wait longer than this. */
const REQUEST_MILLISECONDS = 9_000

let client: CognitoIdentityProviderClient | undefined

/**
 * The one client for Cognito's unsigned user operations; it needs and holds no AWS credentials.
 * One attempt only: a repeated RespondToAuthChallenge meets a used session.
 */
export function cognitoClient(): CognitoIdentityProviderClient {
  client ??= createClient()
  return client
}

function createClient(): CognitoIdentityProviderClient {
  const created = new CognitoIdentityProviderClient({
    region: siteEnvironment().region,
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: CONNECT_MILLISECONDS,
      requestTimeout: REQUEST_MILLISECONDS,
      // Without this option the SDK only warns after the timeout.
      throwOnRequestTimeout: true,
      // A reused connection may be closed by now, most often in a function that was frozen. With a single attempt, that
      // would fail a sign-in: docs/decisions/0006.
      httpAgent: { keepAlive: false },
      httpsAgent: { keepAlive: false },
    },
  })
  created.middlewareStack.add(
    (next) => async (request) => {
      const answer = await next(request)
      noteTime(answer.response)
      return answer
    },
    // Low priority: closest to the wire, so that refusals pass here, too.
    { step: 'deserialize', name: 'noteTime', priority: 'low' },
  )
  return created
}

/** A clock that is off by this many seconds is logged. */
const NOTED_SECONDS = 60

let aheadMilliseconds = 0
let isNoted = false

/** The time of Cognito's clock in epoch milliseconds; the proof of a password carries it. */
export function cognitoTime(): number {
  return systemClock() - aheadMilliseconds
}

const DatedSchema = z.object({ headers: z.object({ date: z.string() }) })

/** Every answer has a Date header (RFC 9110, 6.6.1), to the second. */
function noteTime(response: unknown): void {
  const dated = DatedSchema.safeParse(response)
  const time = dated.success ? Date.parse(dated.data.headers.date) : Number.NaN
  if (Number.isNaN(time)) return
  aheadMilliseconds = systemClock() - time
  const aheadSeconds = Math.round(aheadMilliseconds / 1000)
  const isOff = Math.abs(aheadSeconds) >= NOTED_SECONDS
  if (isOff && !isNoted) console.warn(JSON.stringify({ event: 'clock-off', aheadSeconds }))
  isNoted = isOff
}

/**
 * Cognito's SECRET_HASH for one request: base64 of HMAC-SHA256 under the client secret over user name + client id.
 * @param username exactly the string that the same request carries as USERNAME; a changed letter breaks it
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash
 */
export function secretHash(username: string): string {
  const { clientId, clientSecret } = siteEnvironment()
  return createHmac('sha256', clientSecret)
    .update(username + clientId)
    .digest('base64')
}
