import { functionArn, PEOPLE_FUNCTION } from '#infra/local/aws-config.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { type LambdaError, type TriggerFunctions, unsupported } from './lambda-functions.ts'

/** The invocation type whose caller waits for the function. */
export const WAITING = 'RequestResponse'

type Invocation = {
  /** The function's name or its ARN. */
  readonly name: string
  readonly type: string
  readonly payload: string
  /** Lambda's id of the invocation. */
  readonly requestId: string
}

/** What the function returned, or the error that it threw. */
type Invoked = { readonly returned: unknown; readonly isError: boolean }

/**
 * Invokes the function of operators, and waits for it. A function that throws is no error of Lambda's.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export async function invoke(
  { people, faults }: TriggerFunctions,
  { name, type, payload, requestId }: Invocation,
): Promise<Result<Invoked, LambdaError>> {
  const arn = functionArn(PEOPLE_FUNCTION)
  if (![PEOPLE_FUNCTION, arn].includes(name) || type !== WAITING) {
    return refused(unsupported(`Invoke of ${name} with the type ${type}`))
  }
  if (faults.isInvokeDenied === true) return refused(denied(arn))
  try {
    return ok({ returned: await people(JSON.parse(payload), requestId), isError: false })
  } catch (error) {
    const [errorType, errorMessage] = error instanceof Error ? [error.name, error.message] : ['Error', '']
    return ok({ returned: { errorType, errorMessage, trace: [] }, isError: true })
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
function denied(arn: string): LambdaError {
  const caller = 'arn:aws:iam::000000000000:user/local'
  return {
    status: 403,
    type: 'AccessDeniedException',
    message: `User: ${caller} is not authorized to perform: lambda:InvokeFunction on resource: ${arn} because no identity-based policy allows the lambda:InvokeFunction action`,
  }
}
