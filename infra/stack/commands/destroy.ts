import { DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider'
import { parseParameters } from '../parameters.ts'
import { stackNames } from '../stack-names.ts'
import type { Stage } from '../stage.ts'
import { context } from './cdk.ts'
import { cliError } from './cli-error.ts'
import type { Given, Run } from './command.ts'
import { type StackFacts, stackFacts } from './deployed-stack.ts'
import { previewDestroy } from './destroy-preview.ts'
import { type Operator, sayWhere } from './operator.ts'
import { stageOf } from './stage-parameters.ts'
import { confirm } from './terminal.ts'

/** Destroys a stage, after it has printed what is deleted and what remains. */
export const run: Run = async (given, operator) => {
  const { terminal, cdk, region } = operator
  const stage = stageOf(given)
  const names = stackNames(stage)
  await sayWhere(operator)
  const stacks = await stacksToDestroy(given, operator, names)
  if (stacks.length === 0) {
    throw cliError(`There is no stack ${names.signIn} in ${region}. Check --region and --profile.`)
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
  throw cliError(
    `\nNot everything was deleted (exit code ${exitCode}). The reason is printed above; fix it and run the same command again.`,
  )
}

/** Including the remains of a failed first deployment. */
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
  throw cliError(
    [
      `Nothing was done, because of termination protection: ${names.join(', ')}. To remove it:`,
      ...names.map((name) => `  ${command} --stack-name ${name} --region ${region}`),
      'Then run the same command again. It prints what is deleted and what remains before it asks.',
    ].join('\n'),
  )
}

async function whatHappens(operator: Operator, stack: StackFacts): Promise<string> {
  const { lost, kept, others } = await previewDestroy(operator, stack.name)
  const accounts = await accountsIn(operator, stack)
  const withAccounts = (line: string) => (line.startsWith('user pool') ? `${line}${accounts}` : line)
  const list = (lines: readonly string[]) => lines.map((line) => `  ${withAccounts(line)}`)
  return [
    ...(lost.length > 0
      ? [`${stack.name} will be deleted, and permanently lost are`, ...list(lost)]
      : [`${stack.name} will be deleted.`]),
    ...(others > 0
      ? [`and ${others} resources that a deployment creates again: functions, roles, alarms.`]
      : []),
    ...(kept.length > 0 ? ['These remain; delete them yourself if you want to:', ...list(kept)] : []),
  ].join('\n')
}

/** The number of accounts that are lost; empty if it may not be read. */
async function accountsIn({ cognito }: Operator, { outputs }: StackFacts): Promise<string> {
  const { UserPoolId } = outputs
  if (UserPoolId === undefined) return ''
  const described = await cognito.send(new DescribeUserPoolCommand({ UserPoolId })).catch(() => undefined)
  const count = described?.UserPool?.EstimatedNumberOfUsers
  return count === undefined ? '' : ` with about ${count} account${count === 1 ? '' : 's'}`
}

function remains({ flags }: Given, senderStack: string): string {
  return [
    'After that AWS keeps a deleted key for at least 7 days, a deleted secret for up to 30 days, a backup of the table for 35',
    'days, metrics for 15 months. The stack CDKToolkit with the uploaded functions remains: all CDK apps of this account and',
    'region share it.',
    ...(flags['withSender'] ? [] : [`${senderStack} remains if it exists: --with-sender destroys it, too.`]),
  ].join('\n')
}

/** To destroy a stack, CDK needs only its name. */
function anyParameters(stage: Stage) {
  const site = { sender: 'no-reply@example.com', appOrigin: 'https://www.example.com' }
  return parseParameters({ ...site, stage, createIdentity: 'true' })
}
