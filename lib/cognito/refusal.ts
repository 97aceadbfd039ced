import 'server-only'
import { CognitoIdentityProviderServiceException } from '@aws-sdk/client-cognito-identity-provider'
import { ok, type Result, refused } from '#lib/result.ts'

/**
 * Everything that Cognito may refuse, in our words. `unavailable` is an outage on its side or ours: it never opens a
 * door and never spends a try.
 */
export type CognitoRefusal =
  | { readonly code: 'not-allowed' }
  | { readonly code: 'session-gone' }
  | { readonly code: 'limited'; readonly retryAtSeconds: number }
  | { readonly code: 'exists' }
  | { readonly code: 'rejected' }
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

const TOO_MANY_STARTS = /failed with error TooManyStarts until (\d{1,12})\.$/

/**
 * Turns what the SDK threw into a refusal, by a closed table.
 * @throws the error itself where it means a fault of ours (wrong client, wrong parameters) and not an answer to a person
 */
function toRefusal(error: unknown): CognitoRefusal {
  if (!(error instanceof Error)) throw error
  const refusal = refusalOf(error)
  if (refusal.code === 'unavailable') logOutage(error)
  return refusal
}

/** What the operator needs to know about an outage. The messages are Cognito's and our triggers' own literals. */
function logOutage({ name, message }: Error): void {
  console.warn(JSON.stringify({ event: 'cognito-unavailable', error: name, message }))
}

function refusalOf(error: Error): CognitoRefusal {
  if (!(error instanceof CognitoIdentityProviderServiceException)) return connectionRefusal(error)
  switch (error.name) {
    case 'NotAuthorizedException':
      return notAuthorizedRefusal(error)
    case 'UserNotConfirmedException':
    case 'PasswordResetRequiredException':
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
    case 'LimitExceededException':
    case 'UnexpectedLambdaException':
    case 'InvalidLambdaResponseException':
    case 'InternalErrorException':
    case 'ForbiddenException':
      return { code: 'unavailable' }
    default:
      if (error.$metadata.httpStatusCode !== undefined && error.$metadata.httpStatusCode >= 500) {
        return { code: 'unavailable' }
      }
      throw error
  }
}

function notAuthorizedRefusal(error: Error): CognitoRefusal {
  if (error.message.startsWith('Invalid session for the user')) return { code: 'session-gone' }
  // A wrong client secret is a fault of the deployment; to call it a wrong code would send people in circles.
  if (/secret/i.test(error.message)) throw error
  return { code: 'not-allowed' }
}

function triggerRefusal(message: string): CognitoRefusal {
  const tooMany = TOO_MANY_STARTS.exec(message)
  if (tooMany?.[1] !== undefined) return { code: 'limited', retryAtSeconds: Number(tooMany[1]) }
  if (message.includes('failed with error InvalidEmailAddress')) return { code: 'rejected' }
  return { code: 'unavailable' }
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

function connectionRefusal(error: Error): CognitoRefusal {
  const code = 'code' in error ? error.code : undefined
  if (CONNECTION_FAULTS.has(error.name)) return { code: 'unavailable' }
  if (typeof code === 'string' && CONNECTION_CODES.has(code)) return { code: 'unavailable' }
  // An answer that is no JSON (a load balancer's error page) surfaces as a SyntaxError with the response attached.
  if (error instanceof SyntaxError && '$response' in error) return { code: 'unavailable' }
  throw error
}
