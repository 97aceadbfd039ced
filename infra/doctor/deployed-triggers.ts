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
import { type Asked, asked } from './asked.ts'

/** A trigger that the pool has, with what Lambda says of its function. */
export type DeployedTrigger = {
  readonly trigger: Trigger
  readonly arn: string
  readonly configuration: Asked<FunctionConfiguration>
  /** Its resource policy, as JSON. */
  readonly policy: Asked<string>
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
  const configuration = await asked(
    'lambda:GetFunctionConfiguration',
    lambda.send(new GetFunctionConfigurationCommand(input)),
  )
  if (!configuration.ok) return { configuration, policy: configuration }
  const policy = await asked('lambda:GetPolicy', lambda.send(new GetPolicyCommand(input)))
  return { configuration, policy: policy.ok ? ok(policy.value.Policy ?? '') : policy }
}
