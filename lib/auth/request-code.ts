import 'server-only'
import type { ChallengeParameters } from '#lib/challenge-parameters.ts'
import { systemClock } from '#lib/clock.ts'
import type { CodeChallenge } from '#lib/cognito/challenge.ts'
import type { ClientData } from '#lib/cognito/client-data.ts'
import { initiateAuth } from '#lib/cognito/initiate-auth.ts'
import type { CognitoRefusal } from '#lib/cognito/refusal.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { noSoonerThanFloor } from './answer-floor.ts'
import { logAuthEvent } from './auth-log.ts'
import { decoyUsername } from './decoy-username.ts'

/** There is no "unknown address" here: an address without an account takes the same way as one with. */
export type RequestCodeError =
  | { readonly code: 'limited'; readonly retryAtSeconds: number }
  | { readonly code: 'unavailable' }

export type RequestedCode = CodeChallenge & { readonly parameters: ChallengeParameters }

/** Requests a code, and answers no sooner than every other request does. */
export async function requestCode(
  email: EmailAddress,
  client: ClientData,
): Promise<Result<RequestedCode, RequestCodeError>> {
  return noSoonerThanFloor(() => startSignIn(email, client))
}

/**
 * Starts a sign-in: Cognito's triggers make the code and mail it, or decide that it went out moments ago.
 * An account that Cognito turns away at the door (disabled, never confirmed) continues as an address without an
 * account would, so that no page and no number of tries tells them apart.
 */
export async function startSignIn(
  email: EmailAddress,
  client: ClientData,
): Promise<Result<RequestedCode, RequestCodeError>> {
  const begun = systemClock()
  const started = toRequestedCode(await startOrDecoy(email, client))
  const outcome = started.ok ? started.value.parameters.delivery : started.error.code
  logAuthEvent({ event: 'code-requested', outcome, about: email }, begun)
  return started
}

async function startOrDecoy(email: EmailAddress, client: ClientData) {
  const started = await initiateAuth(email, client)
  if (started.ok || !isTurnedAway(started.error)) return started
  return initiateAuth(decoyUsername(email), client)
}

/** Refused for what Cognito knows of the account, before anything was proven: disabled, or never confirmed. */
export function isTurnedAway({ code }: CognitoRefusal): boolean {
  return code === 'not-allowed' || code === 'not-confirmed'
}

function toRequestedCode(
  started: Result<CodeChallenge, CognitoRefusal>,
): Result<RequestedCode, RequestCodeError> {
  if (started.ok) return ok(started.value)
  return refused(started.error.code === 'limited' ? started.error : { code: 'unavailable' })
}
