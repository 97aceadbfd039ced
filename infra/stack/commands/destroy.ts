import { DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider'
import { parseParameters } from '../parameters.ts'
import { stackNames } from '../stack-names.ts'
import type { Stage } from '../stage.ts'
import { sayWhere } from './account.ts'
import { context } from './cdk.ts'
import type { Given, Run } from './command.ts'
import { confirm } from './confirm.ts'
import { type StackFacts, stackFacts } from './deployed-stack.ts'
import type { Operator } from './operator.ts'
import { stageOf } from './stage-parameters.ts'
import { trouble } from './trouble.ts'
import { fatesIn } from './what-goes.ts'

/** Removes a stage, after it has said what that takes away and what it leaves. */
export const run: Run = async (given, operator) => {
  const { terminal, cdk, region } = operator
  const stage = stageOf(given)
  const names = stackNames(stage)
  await sayWhere(operator)
  const stacks = await stacksToDestroy(given, operator, names)
  if (stacks.length === 0) {
    throw trouble(
      `There is no stack ${names.signIn} in ${region}. Is it another --region, or another --profile?`,
    )
  }
  refuseProtected(operator, stacks)

  for (const stack of stacks) terminal.say(await whatHappens(operator, stack))
  terminal.say(`${remains(given, names.sender)}\n`)
  const found = stacks.map(({ name }) => name)
  const [first = names.signIn] = found
  const question = `Type ${first} to destroy ${found.join(' and ')}:`
  if (!(await confirm(terminal, given, question, first))) return 1

  const exitCode = await cdk([
    'destroy',
    ...found,
    '--exclusively',
    '--force',
    ...context(anyParameters(stage)),
  ])
  if (exitCode === 0) return 0
  throw trouble(
    `\nNot all of it is gone (exit code ${exitCode}). The reason stands above; run the same command again when it is mended.`,
  )
}

/** What is left of a failed first deployment counts, too. */
async function stacksToDestroy(
  { flags }: Given,
  operator: Operator,
  names: ReturnType<typeof stackNames>,
): Promise<StackFacts[]> {
  const asked = [names.signIn, ...(flags['withSender'] ? [names.sender] : [])]
  const found = await Promise.all(asked.map((name) => stackFacts(operator, name)))
  return found.filter((stack) => stack !== undefined)
}

function refuseProtected({ region }: Operator, stacks: readonly StackFacts[]): void {
  const names = stacks.filter(({ isProtected }) => isProtected).map(({ name }) => name)
  if (names.length === 0) return
  const command = 'aws cloudformation update-termination-protection --no-enable-termination-protection'
  throw trouble(
    [
      `Protected against deletion, so nothing was done: ${names.join(', ')}. To lift that:`,
      ...names.map((name) => `  ${command} --stack-name ${name} --region ${region}`),
      'Then run the same command again. It says what goes and what stays before it asks.',
    ].join('\n'),
  )
}

async function whatHappens(operator: Operator, stack: StackFacts): Promise<string> {
  const { lost, kept, others } = await fatesIn(operator, stack.name)
  const accounts = await accountsIn(operator, stack)
  const withAccounts = (line: string) => (line.startsWith('user pool') ? `${line}${accounts}` : line)
  const list = (lines: readonly string[]) => lines.map((line) => `  ${withAccounts(line)}`)
  return [
    ...(lost.length > 0
      ? [`${stack.name} goes, and with it for good`, ...list(lost)]
      : [`${stack.name} goes.`]),
    ...(others > 0 ? [`and ${others} things that a deployment makes again: functions, roles, alarms.`] : []),
    ...(kept.length > 0 ? ['These stay, and are to be deleted by hand if at all:', ...list(kept)] : []),
  ].join('\n')
}

/** How many people lose their account; no number where nobody may ask. */
async function accountsIn({ cognito }: Operator, { outputs }: StackFacts): Promise<string> {
  const { UserPoolId } = outputs
  if (UserPoolId === undefined) return ''
  const described = await cognito.send(new DescribeUserPoolCommand({ UserPoolId })).catch(() => undefined)
  const count = described?.UserPool?.EstimatedNumberOfUsers
  return count === undefined ? '' : ` with about ${count} account${count === 1 ? '' : 's'}`
}

function remains({ flags }: Given, senderStack: string): string {
  return [
    'Whatever is destroyed, AWS keeps for a while: a deleted key 7 days or more, a deleted secret up to 30 days, a backup of',
    'the table 35 days, metrics 15 months. The stack CDKToolkit stays, with the uploaded functions: all CDK apps of this',
    'account and region share it.',
    ...(flags['withSender']
      ? []
      : [`${senderStack}, if there is one, stays, too: --with-sender removes it.`]),
  ].join('\n')
}

/** Of a stack that is destroyed, only its name counts. */
function anyParameters(stage: Stage) {
  const site = { sender: 'no-reply@example.com', appOrigin: 'https://www.example.com' }
  return parseParameters({ ...site, stage, createIdentity: 'true' })
}
