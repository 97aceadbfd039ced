import 'server-only'
import { systemClock } from '#lib/clock.ts'
import type { CodeChallenge } from '#lib/cognito/challenge.ts'
import type { ClientData } from '#lib/cognito/client-data.ts'
import { initiateAuthWithSrp, type PasswordChallenge } from '#lib/cognito/initiate-auth.ts'
import { newSrpExchange, passwordClaim, type SrpExchange } from '#lib/cognito/password-claim.ts'
import type { CognitoRefusal } from '#lib/cognito/refusal.ts'
import { respondToPasswordVerifier } from '#lib/cognito/respond-to-auth-challenge.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { siteEnvironment } from '#lib/env.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { noSoonerThanFloor } from './answer-floor.ts'
import { logAuthEvent } from './auth-log.ts'
import { decoyUsername } from './decoy-username.ts'
import { isTurnedAway, type RequestCodeError } from './request-code.ts'

/** `wrong`: the address or the password, and nobody learns which. `not-confirmed` is said to a right password only. */
export type PasswordRefusal =
  | RequestCodeError
  | { readonly code: 'wrong' }
  | { readonly code: 'not-confirmed' }

/**
 * Starts a sign-in with a password: proves it to Cognito without sending it, and has the code mailed. Answers no sooner
 * than every other start does, whatever is wrong.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
 */
export async function startWithPassword(
  email: EmailAddress,
  password: string,
  client: ClientData,
): Promise<Result<CodeChallenge, PasswordRefusal>> {
  return noSoonerThanFloor(async () => {
    const begun = systemClock()
    const started = await provePassword(email, password, client)
    const outcome = started.ok ? started.value.parameters.delivery : toPasswordRefusal(started.error).code
    logAuthEvent({ event: 'code-requested', outcome, about: email }, begun)
    return started.ok ? ok(started.value) : refused(toPasswordRefusal(started.error))
  })
}

async function provePassword(
  email: EmailAddress,
  password: string,
  client: ClientData,
): Promise<Result<CodeChallenge, CognitoRefusal>> {
  const exchange = newSrpExchange()
  const asked = await askOrDecoy(email, exchange, client)
  // Limits come first: a start that PreAuthentication refused costs no more arithmetic.
  if (!asked.ok) return asked
  const { session, parameters } = asked.value
  const pool = { poolName: poolName(siteEnvironment().userPoolId), password }
  const claim = passwordClaim(exchange, parameters, pool, systemClock())
  if (claim === undefined) return untrustworthy()
  return respondToPasswordVerifier(parameters.USER_ID_FOR_SRP, session, claim, client)
}

/**
 * An account that Cognito turns away at the door, before anything was proven, goes on as an address without an account
 * would.
 */
async function askOrDecoy(
  email: EmailAddress,
  { srpA }: SrpExchange,
  client: ClientData,
): Promise<Result<PasswordChallenge, CognitoRefusal>> {
  const asked = await initiateAuthWithSrp(email, srpA, client)
  if (asked.ok || !isTurnedAway(asked.error)) return asked
  const decoy = await initiateAuthWithSrp(decoyUsername(email), srpA, client)
  return decoy.ok || !isTurnedAway(decoy.error) ? decoy : refused({ code: 'not-allowed' })
}

/** Nothing is proven to what cannot be Cognito; the operator hears of it. */
function untrustworthy(): Result<never, CognitoRefusal> {
  console.error(JSON.stringify({ event: 'cognito-surprise', error: 'SRP_B is no public value' }))
  return refused({ code: 'unavailable' })
}

/** SRP knows a pool by what stands behind the underscore of its id. */
function poolName(userPoolId: string): string {
  return userPoolId.slice(userPoolId.indexOf('_') + 1)
}

function toPasswordRefusal(error: CognitoRefusal): PasswordRefusal {
  switch (error.code) {
    case 'limited':
      return error
    case 'not-allowed':
      return { code: 'wrong' }
    case 'not-confirmed':
      return { code: 'not-confirmed' }
    default:
      return { code: 'unavailable' }
  }
}
