import { SignInModeSchema } from '../../../lib/sign-in-mode.ts'
import { askedIn, people } from '../../people/people.ts'
import { cliError, usageError } from './cli-error.ts'
import type { Run } from './command.ts'
import { sayWhere } from './operator.ts'
import { output, signInStack } from './site-variables.ts'
import { stageOf } from './stage-parameters.ts'

/** Does what was typed in the pool of a deployed stage. */
export const run: Run = async (given, operator) => {
  const { terminal, region, cognito, lambda, sesv2 } = operator
  const stage = stageOf(given)
  const asked = askedIn(given)
  if (!asked.ok) throw usageError(asked.error)
  const { arn } = await sayWhere(operator)
  const stack = await signInStack(given, operator)
  const answer = await people(asked.value, {
    description: `the stage ${stage} in ${region}`,
    isLocal: false,
    region,
    options: ` --stage ${stage}`,
    signInMode: SignInModeSchema.parse(output(stack, 'SignInMode')),
    poolId: output(stack, 'UserPoolId'),
    functionName: output(stack, 'PeopleFunction'),
    operator: arn,
    ...{ cognito, lambda, sesv2 },
  })
  if (!answer.ok) throw cliError(answer.error)
  terminal.say(answer.value.join('\n'))
  return 0
}
