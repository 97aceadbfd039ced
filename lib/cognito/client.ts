import 'server-only'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { systemClock } from '#lib/clock.ts'
import { siteEnvironment } from '#lib/env.ts'

const CONNECT_MILLISECONDS = 1_000
/** Three triggers of at most 5 s each may run inside one call; a person does not wait longer than this. */
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
      // Without it the SDK only warns when the time is over.
      throwOnRequestTimeout: true,
      // A kept connection may have been closed by the other side in the meantime, most of all in a function that was
      // frozen; with one attempt only, that would fail a sign-in. See docs/decisions/0006.
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
    // Low: next to the wire, where refusals are answers, too.
    { step: 'deserialize', name: 'noteTime', priority: 'low' },
  )
  return created
}

/** A clock that is off by this much gets into the log, seconds. */
const NOTED_SECONDS = 60

let aheadMilliseconds = 0
let isNoted = false

/** The time by Cognito's clock, epoch milliseconds: a proof of a password is dated by it. */
export function cognitoTime(): number {
  return systemClock() - aheadMilliseconds
}

const DatedSchema = z.object({ headers: z.object({ date: z.string() }) })

/** Every answer is dated (RFC 9110, 6.6.1), to the second. */
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
