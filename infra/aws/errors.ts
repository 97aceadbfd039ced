/** What an error of the AWS SDK, or of the way to AWS, means for the person who runs a command. */
export type AwsProblem = {
  readonly code: AwsProblemCode
  /** AWS's name of the error; for a connection that failed, Node's code of it. */
  readonly name: string
  readonly message: string
}

type AwsProblemCode =
  | 'no-region'
  | 'no-credentials'
  | 'bad-credentials'
  | 'denied'
  | 'not-found'
  | 'unavailable'
  | 'untrusted-certificate'
  | 'unreachable'
  | 'unknown'

const CODES: Readonly<Record<string, AwsProblemCode>> = {
  CredentialsProviderError: 'no-credentials',
  MissingAuthenticationToken: 'no-credentials',
  TokenProviderError: 'no-credentials',

  ExpiredToken: 'bad-credentials',
  ExpiredTokenException: 'bad-credentials',
  IncompleteSignature: 'bad-credentials',
  InvalidClientTokenId: 'bad-credentials',
  InvalidSignatureException: 'bad-credentials',
  RequestExpired: 'bad-credentials',
  SignatureDoesNotMatch: 'bad-credentials',
  UnrecognizedClientException: 'bad-credentials',

  AccessDenied: 'denied',
  AccessDeniedException: 'denied',
  NotAuthorizedException: 'denied',
  UnauthorizedOperation: 'denied',

  ResourceNotFoundException: 'not-found',

  InternalErrorException: 'unavailable',
  LimitExceededException: 'unavailable',
  ServiceUnavailable: 'unavailable',
  Throttling: 'unavailable',
  ThrottlingException: 'unavailable',
  TooManyRequestsException: 'unavailable',

  TimeoutError: 'unreachable',
}

const UNTRUSTED = /^(CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT|UNABLE_TO_|ERR_TLS_CERT)/
const UNREACHABLE = /^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|EPIPE|ERR_TLS|ERR_SSL|UND_ERR_)/

/** Classifies an error of a call to AWS; `unknown` for any other. */
export function awsProblem(error: Error): AwsProblem {
  const { name, message } = error
  if (message === 'Region is missing') return { code: 'no-region', name, message }
  const code = CODES[name]
  if (code !== undefined) return { code, name, message }
  const system = systemCode(error)
  if (UNTRUSTED.test(system)) return { code: 'untrusted-certificate', name: system, message }
  if (UNREACHABLE.test(system)) return { code: 'unreachable', name: system, message }
  return { code: 'unknown', name, message }
}

/** Node's own code of an error or of what caused it, such as `ECONNREFUSED`; empty if there is none. */
function systemCode(error: unknown): string {
  if (!(error instanceof Error)) return ''
  return 'code' in error && typeof error.code === 'string' ? error.code : systemCode(error.cause)
}

const SIGN_IN =
  'Sign in (for example: aws sso login --profile NAME) and set AWS_PROFILE=NAME, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.'

/**
 * The problem in a sentence, and what to do about it.
 * @param action what was called, if that is known
 */
export function explainAwsProblem(
  { code, name, message }: AwsProblem,
  action?: string,
): { readonly summary: string; readonly fix: string } {
  const subject = action ?? 'AWS'
  const details = message === '' ? name : `${name}: ${message}`
  switch (code) {
    case 'no-region':
      return { summary: 'No AWS region is set', fix: 'Add --region eu-central-1, or set AWS_REGION.' }
    case 'no-credentials':
      return { summary: `No AWS credentials found (${message || name})`, fix: SIGN_IN }
    case 'bad-credentials':
      return {
        summary: `AWS rejected the credentials (${details})`,
        fix: `${SIGN_IN} If they are valid, check this machine's clock.`,
      }
    case 'denied':
      return {
        summary: `AWS denied ${action ?? 'access'} (${details})`,
        fix: 'Use credentials with this permission, or ask the administrator of the AWS account for it.',
      }
    case 'not-found':
      return {
        summary: `${subject} found nothing by this name (${details})`,
        fix: 'Check the name, the region and the AWS account: aws sts get-caller-identity',
      }
    case 'unavailable':
      return { summary: `${subject} cannot answer now (${details})`, fix: LATER }
    case 'untrusted-certificate':
      return {
        summary: `The TLS certificate of the AWS endpoint is not trusted (${name})`,
        fix: "A proxy probably intercepts TLS: set NODE_EXTRA_CA_CERTS to the file of the proxy's root certificate.",
      }
    case 'unreachable':
      return {
        summary: `Cannot reach ${subject} (${name})`,
        fix: "Check this machine's network (Node.js uses no proxy by default) and the AWS region.",
      }
    case 'unknown':
      return { summary: `${subject} failed (${details})`, fix: LATER }
  }
}

const LATER = 'Try again in a minute; https://health.aws.amazon.com/health/status lists outages.'
