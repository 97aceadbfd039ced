/** What stops a command and a person can mend: its message is the whole output. */
class Trouble extends Error {
  readonly exitCode: number

  constructor(message: string, exitCode: number) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Something in the account, or on this machine, is not as the command needs it. */
export function trouble(message: string): Error {
  return new Trouble(message, 1)
}

/** The command was called in a way that it does not understand. */
export function usageTrouble(message: string): Error {
  return new Trouble(message, 2)
}

/** What to print for an error that ended a command, and its exit code: sentences if a person can mend it, else all of it. */
export function whatIsWrong(error: unknown): { readonly said: unknown; readonly exitCode: number } {
  if (error instanceof Trouble) return { said: error.message, exitCode: error.exitCode }
  return { said: sentenceOfAws(error) ?? error, exitCode: 1 }
}

const SIGN_IN =
  'Sign in (for example: aws sso login --profile NAME) and add --profile NAME, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.'

const NO_CREDENTIALS = ['CredentialsProviderError', 'MissingAuthenticationToken', 'TokenProviderError']
const BAD_CREDENTIALS = [
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'RequestExpired',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
]
const DENIED = ['AccessDenied', 'AccessDeniedException', 'NotAuthorizedException', 'UnauthorizedOperation']
const UNREACHABLE = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'TimeoutError']

function sentenceOfAws(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { name, message } = error
  if (message === 'Region is missing') {
    return 'There is no AWS region: add --region eu-central-1, or set AWS_REGION.'
  }
  if (NO_CREDENTIALS.includes(name)) return `There are no AWS credentials (${message}). ${SIGN_IN}`
  if (BAD_CREDENTIALS.includes(name)) return `AWS does not take the credentials (${message}). ${SIGN_IN}`
  if (DENIED.includes(name)) {
    return `AWS does not allow it: ${message}\nUse credentials that may do this; whoever looks after the account can give them.`
  }
  const code = 'code' in error ? String(error.code) : name
  if (UNREACHABLE.includes(code) || UNREACHABLE.includes(name)) {
    return `AWS cannot be reached (${message || code}). Look at the network, and whether the region exists.`
  }
  return undefined
}
