import 'server-only'
import { systemClock } from '#lib/clock.ts'
import { cognitoTime } from '#lib/cognito/client.ts'
import type { CognitoError } from '#lib/cognito/errors.ts'
import { newSrpExchange, passwordClaim } from '#lib/cognito/password-claim.ts'
import {
  type AfterPassword,
  initiateAuthWithSrp,
  respondToNewPasswordRequired,
  respondToPasswordVerifier,
} from '#lib/cognito/password-sign-in.ts'
import { type CodeChallenge, type OpenFlow, requestCodeOn } from '#lib/cognito/sign-in.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { siteEnvironment } from '#lib/env.ts'
import { shareInFlight } from '#lib/in-flight.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { VisitorContext } from '#lib/trigger-protocol.ts'
import { logAuthEvent } from './log.ts'
import { withMinimumDuration } from './minimum-duration.ts'
import { orDecoy, type RequestCodeError, toRequested } from './request-code.ts'
import { consumeStartQuota } from './start-quota.ts'

/**
 * `wrong`: the address or the password; the answer does not tell which. `not-confirmed` and `reset-required` need the right
 * password.
 */
export type PasswordError =
  | RequestCodeError
  | { readonly code: 'wrong' }
  | { readonly code: 'not-confirmed' }
  | { readonly code: 'reset-required' }

/**
 * Starts a sign-in with a password: proves it by SRP and requests the code. Takes the minimum duration of a start, whatever is
 * wrong.
 * @param hasCode the visitor has the code of an interrupted sign-in: while that works, no other is sent
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
 */
export async function signInWithPassword(
  email: EmailAddress,
  password: string,
  visitor: VisitorContext,
  { hasCode }: { readonly hasCode: boolean } = { hasCode: false },
): Promise<Result<AfterPassword, PasswordError>> {
  return withMinimumDuration(async () => {
    const begun = systemClock()
    const started = await countedStart(email, password, visitor, hasCode)
    const outcome = started.ok ? started.value.kind : started.error.code
    logAuthEvent({ event: 'password-submitted', outcome, about: email }, begun)
    return started
  })
}

type ChosenPassword = Result<CodeChallenge, 'rejected' | 'unknown'>

const inFlight = shareInFlight<ChosenPassword>()

async function countedStart(
  email: EmailAddress,
  password: string,
  visitor: VisitorContext,
  hasCode: boolean,
): Promise<Result<AfterPassword, PasswordError>> {
  const exchange = newSrpExchange()
  // The challenge proves nothing yet, so both calls can run at the same time.
  const [counted, asked] = await Promise.all([
    consumeStartQuota(email, visitor),
    orDecoy(email, (username) => initiateAuthWithSrp(username, exchange.srpA)),
  ])
  // The limit comes first, so that a refused start costs no more CPU.
  if (!counted.ok) return counted
  if (!asked.ok) return refused(toPasswordError(asked.error))
  const { session, parameters } = asked.value
  const pool = { poolName: poolName(siteEnvironment().userPoolId), password }
  const claim = passwordClaim(exchange, parameters, pool, cognitoTime())
  if (claim === undefined) return untrustworthy()
  const flow = { username: parameters.USER_ID_FOR_SRP, session }
  const proven = await respondToPasswordVerifier(flow, claim, visitor, { requestCode: !hasCode })
  if (!proven.ok) return refused(toPasswordError(proven.error))
  return proven.value.kind === 'code' ? withCode(proven.value.challenge, visitor, hasCode) : ok(proven.value)
}

/**
 * Sets the password of an account that an operator created, during its sign-in, and requests the code; the challenge tells whether
 * it was sent. `rejected`: the pool refuses this password. `unknown`: it may be set or not.
 */
export async function chooseFirstPassword(
  email: EmailAddress,
  flow: OpenFlow,
  password: string,
  visitor: VisitorContext,
): Promise<ChosenPassword> {
  const key = JSON.stringify([flow.session, password])
  return inFlight(key, () => chooseOnce(email, flow, password, visitor))
}

async function chooseOnce(
  email: EmailAddress,
  flow: OpenFlow,
  password: string,
  visitor: VisitorContext,
): Promise<ChosenPassword> {
  return withMinimumDuration(async () => {
    const begun = systemClock()
    const chosen = await respondToNewPasswordRequired(flow, password, visitor)
    logAuthEvent(
      { event: 'password-chosen', outcome: chosen.ok ? 'ok' : chosen.error.code, about: email },
      begun,
    )
    if (chosen.ok) return ok(chosen.value)
    return refused(chosen.error.code === 'rejected' ? 'rejected' : 'unknown')
  })
}

async function withCode(
  challenge: CodeChallenge,
  visitor: VisitorContext,
  hasCode: boolean,
): Promise<Result<AfterPassword, RequestCodeError>> {
  const isDead = hasCode && challenge.parameters.codeState !== 'live'
  const requested = toRequested(isDead ? await requestCodeOn(challenge, visitor) : ok(challenge))
  return requested.ok ? ok({ kind: 'code', challenge: requested.value }) : requested
}

/** SRP_B shows that the other side is not Cognito: no proof is sent, and the operator gets a log line. */
function untrustworthy(): Result<never, RequestCodeError> {
  console.error(JSON.stringify({ event: 'cognito-surprise', error: 'SRP_B is no public value' }))
  return refused({ code: 'unavailable' })
}

/** The name of a pool in SRP: the part of its id after the underscore. */
function poolName(userPoolId: string): string {
  return userPoolId.slice(userPoolId.indexOf('_') + 1)
}

function toPasswordError(error: CognitoError): PasswordError {
  switch (error.code) {
    case 'not-allowed':
      return { code: 'wrong' }
    case 'not-confirmed':
    case 'reset-required':
      return { code: error.code }
    default:
      return { code: 'unavailable' }
  }
}
