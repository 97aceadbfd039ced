import { ok, type Result, refused } from '#lib/result.ts'

/** Why a question to AWS has no answer. */
export type AwsCallProblem =
  | { readonly code: 'not-asked'; readonly why: string }
  | { readonly code: 'denied'; readonly action: ReadAction }
  | { readonly code: 'not-found'; readonly action: ReadAction }
  | { readonly code: 'no-credentials'; readonly action: ReadAction }
  | { readonly code: 'bad-credentials'; readonly action: ReadAction; readonly name: string }
  | { readonly code: 'unreachable'; readonly action: ReadAction; readonly name: string }
  | { readonly code: 'failed'; readonly action: ReadAction; readonly name: string; readonly message: string }

export type AwsAnswer<T> = Result<T, AwsCallProblem>

/** Waits for a call; what AWS, or the way to it, has against it comes back as a value. */
export async function awsCall<T>(action: ReadAction, call: Promise<T>): Promise<AwsAnswer<T>> {
  try {
    return ok(await call)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return refused(unanswered(action, error))
  }
}

const DENIED = ['AccessDenied', 'AccessDeniedException', 'NotAuthorizedException']
const NOT_FOUND = ['ResourceNotFoundException']
const NO_CREDENTIALS = ['CredentialsProviderError', 'TokenProviderError']
const BAD_CREDENTIALS = [
  'UnrecognizedClientException',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'InvalidClientTokenId',
  'IncompleteSignature',
  'ExpiredToken',
  'ExpiredTokenException',
]
const UNREACHABLE = /^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|EPIPE|CERT_|ERR_TLS|UNABLE_TO)/

function unanswered(action: ReadAction, error: Error): AwsCallProblem {
  const { name, message } = error
  if (DENIED.includes(name)) return { code: 'denied', action }
  if (NOT_FOUND.includes(name)) return { code: 'not-found', action }
  if (NO_CREDENTIALS.includes(name)) return { code: 'no-credentials', action }
  if (BAD_CREDENTIALS.includes(name)) return { code: 'bad-credentials', action, name }
  const system = systemCode(error)
  if (UNREACHABLE.test(system)) return { code: 'unreachable', action, name: system }
  if (name === 'TimeoutError') return { code: 'unreachable', action, name }
  return { code: 'failed', action, name, message }
}

/** Node's own code of an error or of what is behind it, `ECONNREFUSED` for one; otherwise nothing. */
export function systemCode(error: unknown): string {
  if (!(error instanceof Error)) return ''
  return 'code' in error && typeof error.code === 'string' ? error.code : systemCode(error.cause)
}

/** All that the doctor calls as an operator, in IAM's words, each with what it reads. It writes nothing. */
export const READ_ACTIONS = {
  'cognito-idp:DescribeUserPool': 'the pool',
  'cognito-idp:DescribeUserPoolClient': 'the pool',
  'cognito-idp:ListUserPoolClients': 'the pool',
  'cognito-idp:ListUsers': 'the pool',
  'lambda:GetFunctionConfiguration': "the triggers' functions",
  'lambda:GetPolicy': "the triggers' functions",
  'ses:GetAccountSendingEnabled': 'all (*)',
  'ses:GetIdentityVerificationAttributes': 'all (*)',
  'ses:GetSendQuota': 'all (*)',
  'dynamodb:DescribeTable': "the triggers' table",
  'dynamodb:DescribeTimeToLive': "the triggers' table",
} as const

export type ReadAction = keyof typeof READ_ACTIONS
