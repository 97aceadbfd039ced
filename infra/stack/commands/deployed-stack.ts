import {
  CloudFormationServiceException,
  DescribeStacksCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation'
import type { Operator } from './operator.ts'

export type StackFacts = {
  readonly name: string
  /** False for a plan, and for what is left of a first attempt that failed. */
  readonly isDeployed: boolean
  readonly outputs: Readonly<Record<string, string>>
  /** Whether AWS refuses to delete it. */
  readonly isProtected: boolean
}

/** The stack of a name, in whatever state; undefined when there is none. */
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

/** A stack that has its resources, or had them before an update; undefined when there is none of this name. */
export async function deployedStack(
  region: Pick<Operator, 'cloudFormation'>,
  name: string,
): Promise<StackFacts | undefined> {
  const stack = await stackFacts(region, name)
  return stack?.isDeployed ? stack : undefined
}

const NEVER_MADE = ['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'DELETE_COMPLETE']

/** CloudFormation has no error of its own for a stack that it does not know. */
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
