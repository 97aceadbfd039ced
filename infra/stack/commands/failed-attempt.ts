import { UpdateTerminationProtectionCommand } from '@aws-sdk/client-cloudformation'
import { stackFacts } from './deployed-stack.ts'
import type { Operator } from './operator.ts'

/**
 * Lets CDK clear away a first attempt that failed. It protects a stack before it makes the first resource, and then cannot
 * delete what is left when that fails; nothing in there is anybody's yet.
 */
export async function unprotectFailedAttempt(operator: Operator, name: string): Promise<void> {
  const stack = await stackFacts(operator, name)
  if (stack === undefined || stack.isDeployed || !stack.isProtected) return
  operator.terminal.say(`The first attempt at ${name} has failed: what is left of it is cleared away.`)
  await operator.cloudFormation.send(
    new UpdateTerminationProtectionCommand({ StackName: name, EnableTerminationProtection: false }),
  )
}
