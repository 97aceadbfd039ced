import 'server-only'
import { CognitoIdentityProviderServiceException } from '@aws-sdk/client-cognito-identity-provider'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { parseTriggerRefusal } from '#lib/trigger-protocol.ts'

/**
 * Everything that Cognito may refuse, in our words. `unavailable` is an outage on its side or ours: it never opens a
 * door and never spends a try.
 */
export type CognitoRefusal =
  | { readonly code: 'not-allowed' }
  /** The right password of somebody who never confirmed the address. */
  | { readonly code: 'not-confirmed' }
  /** An operator reset the account's password, or imported the account: it needs a new one. */
  | { readonly code: 'reset-required' }
  | { readonly code: 'wrong-code' }
  | { readonly code: 'expired-code' }
  /** Cognito's own limit for one user, which says no time. */
  | { readonly code: 'too-often' }
  | { readonly code: 'session-gone' }
  | { readonly code: 'limited'; readonly retryAtSeconds: number }
  | { readonly code: 'exists' }
  | { readonly code: 'rejected' }
  /** PreSignUp counted a start, which was all that it was asked for. */
  | { readonly code: 'start-charged' }
  /** What a code was for is done; what should have followed (sessions that end, a password that goes) did not happen. */
  | { readonly code: 'half-done' }
  | { readonly code: 'unavailable' }

/** Waits for a call to Cognito and parses its answer; what it was refused with comes back as a value. */
export async function answered<Answer, T>(
  call: Promise<Answer>,
  parse: (answer: Answer) => T,
): Promise<Result<T, CognitoRefusal>> {
  try {
    return ok(parse(await call))
  } catch (error) {
    return refused(toRefusal(error))
  }
}

/**
 * Turns what the SDK threw, or what its answer failed to parse with, into a refusal, by a closed table. What stands in no
 * row is a fault of ours (a wrong client secret, a pool that does not fit): the person hears that it cannot be done now,
 * the operator hears why.
 */
function toRefusal(error: unknown): CognitoRefusal {
  if (!(error instanceof Error)) throw error
  const refusal = refusalOf(error)
  if (refusal === undefined) console.error(lineFor('cognito-surprise', error))
  else if (refusal.code === 'unavailable' || refusal.code === 'too-often') {
    console.warn(lineFor('cognito-unavailable', error))
  } else if (refusal.code === 'rejected') console.warn(lineFor('cognito-rejected', error))
  return refusal ?? { code: 'unavailable' }
}

/** What the operator needs to know. The messages are Cognito's and our triggers' own; values that they quote are not. */
function lineFor(event: string, { name, message }: Error): string {
  return JSON.stringify({ event, error: name, message: message.replace(/'[^']*'/g, "'...'") })
}

function refusalOf(error: Error): CognitoRefusal | undefined {
  if (!(error instanceof CognitoIdentityProviderServiceException)) return connectionRefusal(error)
  switch (error.name) {
    case 'NotAuthorizedException':
      return notAuthorizedRefusal(error)
    case 'UserNotConfirmedException':
      return { code: 'not-confirmed' }
    case 'CodeMismatchException':
      return { code: 'wrong-code' }
    case 'ExpiredCodeException':
      return { code: 'expired-code' }
    case 'LimitExceededException':
    case 'TooManyFailedAttemptsException':
      return { code: 'too-often' }
    case 'PasswordResetRequiredException':
      return { code: 'reset-required' }
    case 'UserNotFoundException':
    case 'RefreshTokenReuseException':
      return { code: 'not-allowed' }
    case 'UsernameExistsException':
    case 'AliasExistsException':
      return { code: 'exists' }
    case 'UserLambdaValidationException':
      return triggerRefusal(error.message)
    case 'InvalidParameterException':
    case 'InvalidPasswordException':
      return { code: 'rejected' }
    case 'TooManyRequestsException':
    case 'CodeDeliveryFailureException':
    case 'UnexpectedLambdaException':
    case 'InvalidLambdaResponseException':
    case 'InternalErrorException':
    case 'ForbiddenException':
      return { code: 'unavailable' }
    default:
      if (error.$metadata.httpStatusCode !== undefined && error.$metadata.httpStatusCode >= 500) {
        return { code: 'unavailable' }
      }
      return undefined
  }
}

function notAuthorizedRefusal(error: Error): CognitoRefusal | undefined {
  if (error.message.startsWith('Invalid session for the user')) return { code: 'session-gone' }
  // A wrong client secret is a fault of the deployment; to call it a wrong code would send people in circles.
  if (/secret/i.test(error.message)) return undefined
  return { code: 'not-allowed' }
}

function triggerRefusal(message: string): CognitoRefusal {
  const refusal = parseTriggerRefusal(message)
  switch (refusal?.code) {
    case 'TooManyStarts': {
      const retryAtSeconds = epochSeconds(systemClock()) + refusal.retryAfterSeconds
      return { code: 'limited', retryAtSeconds }
    }
    case 'StartCharged':
      return { code: 'start-charged' }
    case 'InvalidEmailAddress':
      return { code: 'rejected' }
    case 'TooManyMails':
      return { code: 'too-often' }
    case 'SignOutFailed':
    case 'PasswordKept':
      return { code: 'half-done' }
    default:
      return { code: 'unavailable' }
  }
}

const CONNECTION_FAULTS = new Set(['TimeoutError', 'AbortError', 'NetworkingError'])
const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

function connectionRefusal(error: Error): CognitoRefusal | undefined {
  const code = 'code' in error ? error.code : undefined
  if (CONNECTION_FAULTS.has(error.name)) return { code: 'unavailable' }
  if (typeof code === 'string' && CONNECTION_CODES.has(code)) return { code: 'unavailable' }
  // An answer that is no JSON (a load balancer's error page) surfaces as a SyntaxError with the response attached.
  if (error instanceof SyntaxError && '$response' in error) return { code: 'unavailable' }
  return undefined
}
