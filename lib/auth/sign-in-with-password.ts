import 'server-only'
import { systemClock } from '#lib/clock.ts'
import { cognitoTime } from '#lib/cognito/client.ts'
import type { CognitoError } from '#lib/cognito/errors.ts'
import { newSrpExchange, passwordClaim, type SrpExchange } from '#lib/cognito/password-claim.ts'
import {
  type AfterPassword,
  initiateAuthWithSrp,
  type PasswordChallenge,
  respondToNewPasswordRequired,
  respondToPasswordVerifier,
} from '#lib/cognito/password-sign-in.ts'
import { type CodeChallenge, type OpenFlow, requestCodeOn, requestingCode } from '#lib/cognito/sign-in.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { siteEnvironment } from '#lib/env.ts'
import { shareInFlight } from '#lib/in-flight.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { TriggerRequest, VisitorContext } from '#lib/trigger-protocol.ts'
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
 * Starts a sign-in with a password: proves it by SRP and requests the code. Takes the minimum duration, whatever is wrong.
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
  const metadata = hasCode ? visitor : requestingCode(email, visitor)
  const proven = await provePassword(exchange, asked.value, password, metadata)
  if (!proven.ok) return refused(toPasswordError(proven.error))
  if (proven.value.kind !== 'code') return ok(proven.value)
  return withCode(proven.value.challenge, email, visitor, hasCode)
}

/** @param metadata what the triggers get to know behind a right password */
async function provePassword(
  exchange: SrpExchange,
  { session, parameters }: PasswordChallenge,
  password: string,
  metadata: VisitorContext & TriggerRequest,
): Promise<Result<AfterPassword, CognitoError>> {
  const pool = { poolName: poolName(siteEnvironment().userPoolId), password }
  const claim = passwordClaim(exchange, parameters, pool, cognitoTime())
  if (claim === undefined) return untrustworthy()
  return respondToPasswordVerifier({ username: parameters.USER_ID_FOR_SRP, session }, claim, metadata)
}

/** Seconds between attempts: Cognito refuses even the right password for a while after wrong ones, which strangers can enter. */
const TELL_AFTER_SECONDS = [0, 2, 10, 60, 300]

/**
 * Has the owner told by email that the password was changed in the account. ChangePassword runs no trigger, so the new password is
 * proven in a flow of its own, which goes no further. Tries again for some minutes; a failure is logged.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ChangePassword.html
 */
export async function tellPasswordChanged(email: EmailAddress, newPassword: string): Promise<void> {
  for (const seconds of TELL_AFTER_SECONDS) {
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
    const begun = systemClock()
    const told = await isPassword(email, newPassword, { passwordChanged: 'true' })
    const outcome = told.ok ? 'ok' : told.error.code
    logAuthEvent({ event: 'password-change-told', outcome, about: email }, begun)
    if (told.ok) return
  }
}

/** Proves a password in a flow of its own, which goes no further. */
export async function isPassword(
  email: EmailAddress,
  password: string,
  metadata: TriggerRequest = {},
): Promise<Result<undefined, CognitoError>> {
  const exchange = newSrpExchange()
  const asked = await initiateAuthWithSrp(email, exchange.srpA)
  if (!asked.ok) return asked
  const proven = await provePassword(exchange, asked.value, password, metadata)
  return proven.ok ? ok(undefined) : proven
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
    const chosen = await respondToNewPasswordRequired(flow, password, requestingCode(email, visitor))
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
  email: EmailAddress,
  visitor: VisitorContext,
  hasCode: boolean,
): Promise<Result<AfterPassword, RequestCodeError>> {
  const isDead = hasCode && challenge.parameters.codeState !== 'live'
  const requested = toRequested(isDead ? await requestCodeOn(challenge, email, visitor) : ok(challenge))
  return requested.ok ? ok({ kind: 'code', challenge: requested.value }) : requested
}

/** SRP_B shows that the other side is not Cognito: no proof is sent, and the operator gets a log line. */
function untrustworthy(): Result<never, CognitoError> {
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
