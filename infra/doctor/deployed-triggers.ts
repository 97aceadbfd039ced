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
import type { Context } from './context.ts'

/** A trigger that the pool has, with what Lambda says of its function. */
export type DeployedTrigger = {
  readonly trigger: Trigger
  readonly arn: string
  readonly configuration: AwsAnswer<FunctionConfiguration>
  /** Its resource policy, as JSON. */
  readonly policy: AwsAnswer<string>
}

/** One after another: Lambda allows few such questions in a second. */
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

/** What the functions run with. Secrets are among it: it is compared, and never shown. */
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
      readonly of: readonly { readonly trigger: Trigger; readonly variables: Record<string, string> }[]
    }

const CANNOT_DECRYPT = ['AccessDenied', 'AccessDeniedException']

/**
 * The variables of all triggers. They are `hidden` from whoever may not decrypt with the key that they are encrypted under:
 * that is meant to be so (docs/decisions/0017), and no fault. Where the key itself is the matter, nobody can decrypt them,
 * and no trigger starts.
 */
export async function triggerVariables(context: Context): Promise<TriggerVariables> {
  const deployed = await context.triggers()
  if (!deployed.ok) return { code: 'unknown' }
  const known = deployed.value.flatMap(environmentOf)
  const failed = known.filter(({ error }) => error !== undefined)
  const [first] = failed.filter(({ error }) => !CANNOT_DECRYPT.includes(error ?? '')).concat(failed)
  if (first?.error !== undefined) return whyNot(first.trigger, first.error, first.key)
  const of = known.map(({ trigger, variables }) => ({ trigger, variables }))
  return of.length === 0 ? { code: 'unknown' } : { code: 'readable', of }
}

function environmentOf({ trigger, configuration }: DeployedTrigger) {
  if (!configuration.ok) return []
  const { KMSKeyArn: key, Environment: { Variables: variables = {}, Error: failure } = {} } =
    configuration.value
  const error = failure === undefined ? undefined : (failure.ErrorCode ?? 'an error without a name')
  return [{ trigger, variables, error, key }]
}

function whyNot(trigger: Trigger, error: string, key: string | undefined): TriggerVariables {
  return CANNOT_DECRYPT.includes(error)
    ? { code: 'hidden', trigger }
    : { code: 'undecipherable', trigger, error, key }
}

/** The value that most triggers have; a check of its own compares them. */
export async function triggerVariable(context: Context, name: string): Promise<string | undefined> {
  const known = await triggerVariables(context)
  if (known.code !== 'readable') return undefined
  return known.of.map(({ variables }) => variables[name]).find((value) => value !== undefined)
}
