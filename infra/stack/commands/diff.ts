import { stackNames } from '../stack-names.ts'
import { context } from './cdk.ts'
import type { Run } from './command.ts'
import { deployedStack } from './deployed-stack.ts'
import { sayWhere } from './operator.ts'
import { parametersInWords, stageOf, stageParameters } from './stage-parameters.ts'

/** Prints what a deployment with the same options would change. */
export const run: Run = async (given, operator) => {
  const names = stackNames(stageOf(given))
  await sayWhere(operator)
  const deployed = await deployedStack(operator, names.signIn)
  const parameters = stageParameters(given, deployed)
  operator.terminal.say(`${names.signIn} with\n${parametersInWords(parameters, deployed)}\n`)
  const stacks = parameters.createIdentity ? [names.sender, names.signIn] : [names.signIn]
  return operator.cdk(['diff', ...stacks, '--exclusively', ...context(parameters)])
}
