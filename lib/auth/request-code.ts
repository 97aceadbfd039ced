import 'server-only'
import type { ChallengeParameters } from '#lib/challenge-parameters.ts'
import type { CodeChallenge } from '#lib/cognito/challenge.ts'
import { initiateAuth } from '#lib/cognito/initiate-auth.ts'
import type { CognitoRefusal } from '#lib/cognito/refusal.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { clientAddress } from '#lib/http/client-address.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { decoyUsername } from './decoy-username.ts'

/** There is no "unknown address" here: an address without an account takes the same way as one with. */
export type RequestCodeError =
  | { readonly code: 'limited'; readonly retryAtSeconds: number }
  | { readonly code: 'unavailable' }

export type RequestedCode = CodeChallenge & { readonly parameters: ChallengeParameters }

/**
 * Starts a sign-in: Cognito's triggers make the code and mail it, or decide that it went out moments ago.
 * An account that Cognito turns away at the door (disabled, never confirmed) continues as an address without an
 * account would, so that no page and no number of tries tells them apart.
 */
export async function requestCode(email: EmailAddress): Promise<Result<RequestedCode, RequestCodeError>> {
  const address = await clientAddress()
  const started = await initiateAuth(email, address)
  if (started.ok || started.error.code !== 'not-allowed') return toRequestedCode(started)
  return toRequestedCode(await initiateAuth(decoyUsername(email), address))
}

function toRequestedCode(
  started: Result<CodeChallenge, CognitoRefusal>,
): Result<RequestedCode, RequestCodeError> {
  if (started.ok) return ok(started.value)
  return refused(started.error.code === 'limited' ? started.error : { code: 'unavailable' })
}
