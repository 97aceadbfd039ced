import {
  CloudFormationServiceException,
  DescribeStacksCommand,
  type Stack,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation'
import type { Operator } from './operator.ts'

export type StackFacts = {
  readonly name: string
  /** False for a change set, and for the remains of a failed first deployment. */
  readonly isDeployed: boolean
  readonly outputs: Readonly<Record<string, string>>
  /** Whether it has termination protection. */
  readonly isProtected: boolean
}

/** The stack with a name, in any state; undefined if there is none. */
export async function stackFacts(
  { cloudFormation }: Pick<Operator, 'cloudFormation'>,
  name: string,
): Promise<StackFacts | undefined> {
  const stack = await described(cloudFormation, name)
  if (stack === undefined) return undefined
  const outputs = (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [
    OutputKey,
    OutputValue,
  ])
  return {
    name,
    isDeployed: !NEVER_MADE.includes(String(stack.StackStatus)),
    outputs: Object.fromEntries(outputs),
    isProtected: stack.EnableTerminationProtection === true,
  }
}

/** The stack with a name, if it was deployed before. */
export async function deployedStack(
  region: Pick<Operator, 'cloudFormation'>,
  name: string,
): Promise<StackFacts | undefined> {
  const stack = await stackFacts(region, name)
  return stack?.isDeployed ? stack : undefined
}

const NEVER_MADE = ['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'DELETE_COMPLETE']

/** CloudFormation has no specific error for an unknown stack. */
async function described(client: Operator['cloudFormation'], StackName: string): Promise<Stack | undefined> {
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName }))
    return Stacks[0]
  } catch (error) {
    const isUnknown =
      error instanceof CloudFormationServiceException &&
      error.name === 'ValidationError' &&
      error.message.includes('does not exist')
    if (isUnknown) return undefined
    throw error
  }
}

/**
 * Lets CDK delete a stack whose first deployment failed. CDK enables termination protection before it creates the first
 * resource, so it could not delete the remains. They hold no data yet.
 */
export async function cleanupFailedStack(operator: Operator, name: string): Promise<void> {
  const stack = await stackFacts(operator, name)
  if (stack === undefined || stack.isDeployed || !stack.isProtected) return
  operator.terminal.say(`The first deployment of ${name} failed: its remains will be deleted.`)
  await operator.cloudFormation.send(
    new UpdateTerminationProtectionCommand({ StackName: name, EnableTerminationProtection: false }),
  )
}
