import { accountOf, functionArn, PEOPLE_FUNCTION } from '#infra/local/aws-config.ts'
import { type Trigger, triggerFunction } from '#infra/pool.ts'
import { ok, type Result, refused } from '#lib/result.ts'

/** The functions of a pool's triggers, as Lambda describes them. */
export type TriggerFunctions = {
  readonly triggers: readonly Trigger[]
  /** What the triggers are configured with, secrets included. */
  readonly environment: Readonly<Record<string, string>>
  /** The pool that may invoke them. */
  readonly poolArn: string
  readonly faults: LambdaFaults
  /** The function that operators invoke. */
  readonly people: (request: unknown, requestId: string) => Promise<unknown>
}

type Settings = { readonly [Name in keyof typeof triggerFunction]?: unknown }

/**
 * Faults of the triggers' functions, as Lambda reports them; the triggers themselves keep working. An empty object is a
 * healthy deployment.
 */
export type LambdaFaults = {
  /** This function was deleted. */
  deleted?: Trigger
  /** This one has no policy, so that no service may invoke it. */
  notInvocable?: Trigger
  /** This one may be invoked by another pool only. */
  invocableByAnother?: Trigger
  /** What all of them run with instead. */
  settings?: Settings
  /** This one did not become active. */
  failed?: Trigger
  /** This one still runs the code before its last update. */
  notUpdated?: Trigger
  /** Variables of one of them that differ from the others'; undefined removes one. */
  variables?: { readonly trigger: Trigger; readonly set: Record<string, string | undefined> }
  /** The caller may not use the key of the environment. */
  isEnvironmentHidden?: boolean
  /** The caller may not invoke the function of operators. */
  isInvokeDenied?: boolean
  /** The key is disabled or scheduled for deletion: not even the functions may use it. */
  keyFault?: 'KMSDisabledException' | 'KMSInvalidStateException'
}

/**
 * The configuration that the stack deploys. Lambda answers with more.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html
 */
export function getFunctionConfiguration(functions: TriggerFunctions, trigger: Trigger): object {
  return {
    FunctionName: trigger,
    FunctionArn: functionArn(trigger),
    ...triggerFunction,
    ...functions.faults.settings,
    ...stateOf(functions, trigger),
    ...(functions.faults.keyFault === undefined ? {} : { KMSKeyArn: KEY_ARN }),
    Environment: environmentOf(functions, trigger),
  }
}

/** Only a fault of the key shows that there is one. */
const KEY_ARN = 'arn:aws:kms:us-east-1:000000000000:key/00000000-0000-0000-0000-000000000000'

function stateOf({ faults }: TriggerFunctions, trigger: Trigger): object {
  const [isFailed, isOld] = [faults.failed === trigger, faults.notUpdated === trigger]
  return {
    State: isFailed ? 'Failed' : 'Active',
    ...(isFailed ? { StateReason: 'The function could not be created.' } : {}),
    LastUpdateStatus: isOld ? 'Failed' : 'Successful',
    ...(isOld ? { LastUpdateStatusReason: 'The new code could not be loaded.' } : {}),
  }
}

/** A caller that may not use the environment's key gets everything else. */
function environmentOf({ environment, faults }: TriggerFunctions, trigger: Trigger): object {
  const ErrorCode = faults.isEnvironmentHidden === true ? 'AccessDeniedException' : faults.keyFault
  if (ErrorCode !== undefined) {
    return {
      Error: { ErrorCode, Message: `Lambda was unable to decrypt your environment variables: ${ErrorCode}` },
    }
  }
  const other = faults.variables?.trigger === trigger ? faults.variables.set : {}
  return { Variables: { ...environment, ...other } }
}

/**
 * Who may invoke a function: the pool, as the stack lets it.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_GetPolicy.html
 */
export function getPolicy(
  { poolArn, faults }: TriggerFunctions,
  trigger: Trigger,
): Result<object, LambdaError> {
  if (faults.notInvocable === trigger) return refused(NO_POLICY)
  const source = faults.invocableByAnother === trigger ? `${poolArn}Other` : poolArn
  return ok({ Policy: JSON.stringify(policy(trigger, source)), RevisionId: POLICY_REVISION })
}

/** Changes with the policy, which does not change here. */
const POLICY_REVISION = '00000000-0000-0000-0000-000000000000'

function policy(trigger: Trigger, sourceArn: string): object {
  const statement = {
    Sid: `Invoke${trigger}`,
    Effect: 'Allow',
    Principal: { Service: 'cognito-idp.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource: functionArn(trigger),
    Condition: {
      StringEquals: { 'AWS:SourceAccount': accountOf(sourceArn) },
      ArnLike: { 'AWS:SourceArn': sourceArn },
    },
  }
  return { Version: '2012-10-17', Id: 'default', Statement: [statement] }
}

/** An error as Lambda answers it. */
export type LambdaError = { readonly status: number; readonly type: string; readonly message: string }

/** https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html */
export const UNSIGNED: LambdaError = {
  status: 403,
  type: 'MissingAuthenticationTokenException',
  message: 'Missing Authentication Token',
}

/** @param name or an ARN */
export function functionNotFound(name: string): LambdaError {
  const arn = name.startsWith('arn:') ? name : functionArn(name)
  return { status: 404, type: 'ResourceNotFoundException', message: `Function not found: ${arn}` }
}

/** A function without a resource policy. */
const NO_POLICY: LambdaError = {
  status: 404,
  type: 'ResourceNotFoundException',
  message: 'The resource you requested does not exist.',
}

/** Fails loudly, here and on the console: what is not imitated is never improvised. */
export function unsupported(what: string): LambdaError {
  const message = `The local Lambda describes the triggers' functions and invokes ${PEOPLE_FUNCTION}; it knows no ${what}.`
  console.error(message)
  return { status: 400, type: 'InvalidRequestContentException', message }
}
