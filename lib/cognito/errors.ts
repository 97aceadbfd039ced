import 'server-only'
import { CognitoIdentityProviderServiceException } from '@aws-sdk/client-cognito-identity-provider'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { parseTriggerRefusal } from '#lib/trigger-protocol.ts'

/** Everything that Cognito may refuse. `unavailable` is an outage on its side or ours; it signs no one in and costs no try. */
export type CognitoError =
  | { readonly code: 'not-allowed' }
  /** The password is right, but the address was never confirmed. */
  | { readonly code: 'not-confirmed' }
  /** An operator reset the account's password, or imported the account: it needs a new one. */
  | { readonly code: 'reset-required' }
  | { readonly code: 'wrong-code' }
  | { readonly code: 'expired-code' }
  /** Cognito's own limit for one user; it names no time. */
  | { readonly code: 'too-often' }
  | { readonly code: 'session-gone' }
  | { readonly code: 'limited'; readonly retryAtSeconds: number }
  | { readonly code: 'exists' }
  | { readonly code: 'rejected' }
  /** PreSignUp counted a start, as requested, and created no account. */
  | { readonly code: 'start-charged' }
  /** PreSignUp counted a report, and created no account. */
  | { readonly code: 'reported' }
  /** The code did its work, but what follows failed: ending sessions, or replacing a password. */
  | { readonly code: 'half-done' }
  /** A refresh token that was exchanged before, longer ago than the pool's grace period. */
  | { readonly code: 'token-reused' }
  | { readonly code: 'unavailable'; readonly isThrottled?: true }

/** Waits for a call to Cognito and parses its answer; a refusal becomes a value. */
export async function toResult<Answer, T>(
  call: Promise<Answer>,
  parse: (answer: Answer) => T,
): Promise<Result<T, CognitoError>> {
  try {
    return ok(parse(await call))
  } catch (error) {
    return refused(toCognitoError(error))
  }
}

/**
 * Maps an error of the SDK, or of parsing its answer, to a refusal. Any other error is a bug or a misconfiguration (a wrong
 * client secret, a pool that does not fit): the visitor gets `unavailable`, and the cause is logged.
 */
function toCognitoError(error: unknown): CognitoError {
  if (!(error instanceof Error)) throw error
  const refusal = serviceError(error)
  if (refusal === undefined) console.error(lineFor('cognito-surprise', error))
  else if (refusal.code === 'unavailable' || refusal.code === 'too-often') {
    console.warn(lineFor('cognito-unavailable', error))
  } else if (refusal.code === 'rejected') console.warn(lineFor('cognito-rejected', error))
  return refusal ?? { code: 'unavailable' }
}

/**
 * A log line for the operator. Messages of Cognito and the triggers are safe to log; values that they quote and addresses are not.
 * A value may hold quotes itself, so all between the first and the last goes.
 */
function lineFor(event: string, { name, message }: Error): string {
  const said = message.replace(/\S*@\S*/g, '...').replace(/['"`].*['"`]/s, "'...'")
  return JSON.stringify({ event, error: name, message: said })
}

function serviceError(error: Error): CognitoError | undefined {
  if (!(error instanceof CognitoIdentityProviderServiceException)) return connectionError(error)
  switch (error.name) {
    case 'NotAuthorizedException':
      return notAuthorizedError(error)
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
      return { code: 'not-allowed' }
    case 'RefreshTokenReuseException':
      return { code: 'token-reused' }
    case 'UsernameExistsException':
    case 'AliasExistsException':
      return { code: 'exists' }
    case 'UserLambdaValidationException':
      return triggerError(error.message)
    case 'InvalidParameterException':
    case 'InvalidPasswordException':
      return { code: 'rejected' }
    case 'TooManyRequestsException':
      return { code: 'unavailable', isThrottled: true }
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

function notAuthorizedError(error: Error): CognitoError | undefined {
  if (error.message.startsWith('Invalid session for the user')) return { code: 'session-gone' }
  // A wrong client secret is a deployment error, and must not read as a wrong code.
  if (/secret/i.test(error.message)) return undefined
  return { code: 'not-allowed' }
}

function triggerError(message: string): CognitoError {
  const refusal = parseTriggerRefusal(message)
  switch (refusal?.code) {
    case 'TooManyStarts': {
      const retryAtSeconds = epochSeconds(systemClock()) + refusal.retryAfterSeconds
      return { code: 'limited', retryAtSeconds }
    }
    case 'StartCharged':
      return { code: 'start-charged' }
    case 'Reported':
      return { code: 'reported' }
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

function connectionError(error: Error): CognitoError | undefined {
  const code = 'code' in error ? error.code : undefined
  if (CONNECTION_FAULTS.has(error.name)) return { code: 'unavailable' }
  if (typeof code === 'string' && CONNECTION_CODES.has(code)) return { code: 'unavailable' }
  // An answer that is not JSON (a load balancer's error page) becomes a SyntaxError with the response attached.
  if (error instanceof SyntaxError && '$response' in error) return { code: 'unavailable' }
  return undefined
}
