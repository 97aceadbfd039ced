/** A refusal in the words of Lambda. */
export type LambdaError = { readonly status: number; readonly type: string; readonly message: string }

/** https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html */
export const UNSIGNED: LambdaError = {
  status: 403,
  type: 'MissingAuthenticationTokenException',
  message: 'Missing Authentication Token',
}

export function functionNotFound(arn: string): LambdaError {
  return { status: 404, type: 'ResourceNotFoundException', message: `Function not found: ${arn}` }
}

/** A function without a resource policy. */
export const NO_POLICY: LambdaError = {
  status: 404,
  type: 'ResourceNotFoundException',
  message: 'The resource you requested does not exist.',
}

/** What is not imitated fails loudly, here and on the console, and never improvises. */
export function unsupported(what: string): LambdaError {
  const message = `The local Lambda knows GetFunctionConfiguration and GetPolicy, not ${what}.`
  console.error(message)
  return { status: 400, type: 'InvalidRequestContentException', message }
}
