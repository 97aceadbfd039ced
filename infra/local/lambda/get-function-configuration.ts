import { functionArn } from '#infra/local/arns.ts'
import { type Trigger, triggerFunction } from '#infra/pool.ts'
import type { Functions } from './functions.ts'

/**
 * What the stack deploys a trigger with. Lambda answers with more: what runs here is no function, and has no more to tell.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html
 */
export function getFunctionConfiguration(functions: Functions, trigger: Trigger): object {
  return {
    FunctionName: trigger,
    FunctionArn: functionArn(trigger),
    ...triggerFunction,
    ...functions.faults.settings,
    ...stateOf(functions, trigger),
    ...(functions.faults.keyTrouble === undefined ? {} : { KMSKeyArn: KEY_ARN }),
    Environment: environmentOf(functions, trigger),
  }
}

/** There is no key here, until there is trouble with it. */
const KEY_ARN = 'arn:aws:kms:us-east-1:000000000000:key/00000000-0000-0000-0000-000000000000'

/** What runs here is always there, and never updated. */
function stateOf({ faults }: Functions, trigger: Trigger): object {
  const [isFailed, isOld] = [faults.failed === trigger, faults.notUpdated === trigger]
  return {
    State: isFailed ? 'Failed' : 'Active',
    ...(isFailed ? { StateReason: 'The function could not be created.' } : {}),
    LastUpdateStatus: isOld ? 'Failed' : 'Successful',
    ...(isOld ? { LastUpdateStatusReason: 'The new code could not be loaded.' } : {}),
  }
}

/** Whoever may not use the key that the environment is encrypted with hears of everything else. */
function environmentOf({ environment, faults }: Functions, trigger: Trigger): object {
  const ErrorCode = faults.isEnvironmentHidden === true ? 'AccessDeniedException' : faults.keyTrouble
  if (ErrorCode !== undefined) {
    return {
      Error: { ErrorCode, Message: `Lambda was unable to decrypt your environment variables: ${ErrorCode}` },
    }
  }
  const other = faults.variables?.trigger === trigger ? faults.variables.set : {}
  return { Variables: { ...environment, ...other } }
}
