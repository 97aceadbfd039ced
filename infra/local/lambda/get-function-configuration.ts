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
    Environment: environmentOf(functions, trigger),
  }
}

/** Whoever may not use the key that the environment is encrypted with hears of everything else. */
function environmentOf({ environment, faults }: Functions, trigger: Trigger): object {
  if (faults.isEnvironmentHidden === true) {
    const Message =
      'Lambda was unable to decrypt your environment variables because the KMS access was denied.'
    return { Error: { ErrorCode: 'AccessDeniedException', Message } }
  }
  const other = faults.variables?.trigger === trigger ? faults.variables.set : {}
  return { Variables: { ...environment, ...other } }
}
