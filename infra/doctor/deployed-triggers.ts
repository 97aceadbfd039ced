import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import {
  type FunctionConfiguration,
  GetFunctionConfigurationCommand,
  GetPolicyCommand,
  type LambdaClient,
} from '@aws-sdk/client-lambda'
import { triggerNames } from '#infra/per-trigger.ts'
import type { Trigger } from '#infra/pool.ts'
import { ok } from '#lib/result.ts'
import { type AwsAnswer, awsCall } from './aws-call.ts'

/** A trigger of the pool, and its Lambda function. */
export type DeployedTrigger = {
  readonly trigger: Trigger
  readonly arn: string
  readonly configuration: AwsAnswer<FunctionConfiguration>
  /** Its resource policy, as JSON. */
  readonly policy: AwsAnswer<string>
}

/** Sequential, because Lambda allows few such calls per second. */
export async function deployedTriggers(
  lambda: LambdaClient,
  { LambdaConfig = {} }: UserPoolType,
): Promise<readonly DeployedTrigger[]> {
  const deployed: DeployedTrigger[] = []
  for (const trigger of triggerNames) {
    const arn = LambdaConfig[trigger]
    if (arn !== undefined) deployed.push({ trigger, arn, ...(await functionOf(lambda, arn)) })
  }
  return deployed
}

async function functionOf(lambda: LambdaClient, arn: string) {
  const input = { FunctionName: arn }
  const configuration = await awsCall(
    'lambda:GetFunctionConfiguration',
    lambda.send(new GetFunctionConfigurationCommand(input)),
  )
  if (!configuration.ok) return { configuration, policy: configuration }
  const policy = await awsCall('lambda:GetPolicy', lambda.send(new GetPolicyCommand(input)))
  return { configuration, policy: policy.ok ? ok(policy.value.Policy ?? '') : policy }
}

/** The functions' environment variables. They include secrets: compare them, but never print them. */
export type TriggerVariables =
  | { readonly code: 'unknown' }
  | { readonly code: 'hidden'; readonly trigger: Trigger }
  | {
      readonly code: 'undecipherable'
      readonly trigger: Trigger
      readonly error: string
      readonly key: string | undefined
    }
  | {
      readonly code: 'readable'
      readonly all: readonly { readonly trigger: Trigger; readonly variables: Record<string, string> }[]
    }

/**
 * The variables of all triggers. `hidden` if these credentials may not decrypt them, which is intended for most operators
 * (docs/decisions/0017). `undecipherable` if the key itself cannot be used: then no trigger starts.
 */
export function triggerVariables(deployed: AwsAnswer<readonly DeployedTrigger[]>): TriggerVariables {
  if (!deployed.ok) return { code: 'unknown' }
  const known = deployed.value.flatMap(environmentOf)
  const failed = known.filter(({ error }) => error !== undefined)
  const [first] = failed.filter(({ error }) => !isDenied(error)).concat(failed)
  if (first?.error !== undefined) {
    const { trigger, error, key } = first
    return isDenied(error) ? { code: 'hidden', trigger } : { code: 'undecipherable', trigger, error, key }
  }
  return known.length === 0 ? { code: 'unknown' } : { code: 'readable', all: known }
}

/** The first value of a variable; another check compares them. */
export function triggerVariable(known: TriggerVariables, name: string): string | undefined {
  if (known.code !== 'readable') return undefined
  return known.all.map(({ variables }) => variables[name]).find((value) => value !== undefined)
}

function environmentOf({ trigger, configuration }: DeployedTrigger) {
  if (!configuration.ok) return []
  const { KMSKeyArn: key, Environment: { Variables: variables = {}, Error: failure } = {} } =
    configuration.value
  const error = failure === undefined ? undefined : (failure.ErrorCode ?? 'unnamed error')
  return [{ trigger, variables, error, key }]
}

function isDenied(error: string | undefined): boolean {
  return error === 'AccessDenied' || error === 'AccessDeniedException'
}
