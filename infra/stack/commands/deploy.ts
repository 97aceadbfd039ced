import type { Parameters } from '../parameters.ts'
import { stackNames } from '../stack-names.ts'
import { sayWhere } from './account.ts'
import { context } from './cdk.ts'
import type { Run } from './command.ts'
import { confirm } from './confirm.ts'
import { deployedStack, type StackFacts } from './deployed-stack.ts'
import { unprotectFailedAttempt } from './failed-attempt.ts'
import type { Operator } from './operator.ts'
import { parametersInWords, stageOf, stageParameters } from './stage-parameters.ts'
import { trouble } from './trouble.ts'
import { requireVerified, verificationStatus, waitUntilVerified } from './verification.ts'

/** What `cdk bootstrap` makes, once for all CDK apps of an account in a region. */
const BOOTSTRAP_STACK = 'CDKToolkit'
const INTERRUPTED = 130

/** Brings a stage to what it is told, step by step; a step that is done already changes nothing when it is done again. */
export const run: Run = async (given, operator) => {
  const { terminal, cdk } = operator
  const stage = stageOf(given)
  const names = stackNames(stage)
  const account = await sayWhere(operator)
  const deployed = await deployedStack(operator, names.signIn)
  const parameters = stageParameters(given, deployed)
  const isBootstrapped = (await deployedStack(operator, BOOTSTRAP_STACK)) !== undefined
  const sender = await deployedStack(operator, names.sender)
  await checkIdentity(operator, parameters, sender)

  terminal.say(`${names.signIn} ${deployed === undefined ? 'is made' : 'is there, and is updated'}, with`)
  terminal.say(`${parametersInWords(parameters, deployed)}\n`)
  terminal.say(`${plan(parameters, names, isBootstrapped)}\n`)
  if (!(await confirm(terminal, given, 'Go on? (y/N)', 'y'))) return 1

  if (!isBootstrapped) await succeed(cdk(bootstrapping(account, operator.region)), 'cdk bootstrap')
  if (parameters.createIdentity) {
    await unprotectFailedAttempt(operator, names.sender)
    await succeed(cdk(deploying(names.sender, parameters)), `the deployment of ${names.sender}`)
    if (!(await senderIsVerified(operator, names.sender, parameters))) return INTERRUPTED
  }
  await unprotectFailedAttempt(operator, names.signIn)
  await succeed(cdk(deploying(names.signIn, parameters)), `the deployment of ${names.signIn}`)
  terminal.say(`\n${nextSteps(parameters)}`)
  return 0
}

/** What would fail after minutes is said before anything has been done. */
async function checkIdentity(
  operator: Operator,
  { createIdentity, senderIdentity }: Parameters,
  sender: StackFacts | undefined,
): Promise<void> {
  if (!createIdentity) return requireVerified(operator, senderIdentity)
  if (sender === undefined && (await verificationStatus(operator, senderIdentity)) !== undefined) {
    throw trouble(
      `SES has ${senderIdentity} in ${operator.region} already, and it cannot be made twice: leave out --create-identity, or say --no-create-identity.`,
    )
  }
}

function plan(
  { createIdentity, senderIdentity }: Parameters,
  names: ReturnType<typeof stackNames>,
  isBootstrapped: boolean,
): string {
  const steps = [
    ...(isBootstrapped
      ? []
      : [
          `cdk bootstrap, once for all CDK apps in this account and region: the stack ${BOOTSTRAP_STACK}, with a bucket and roles; the one that deploys may do everything`,
        ]),
    ...(createIdentity
      ? [
          `${names.sender}: the SES identity ${senderIdentity}`,
          `wait until SES has verified ${senderIdentity}`,
        ]
      : []),
    `${names.signIn}: the user pool, its triggers and table, alarms and a dashboard`,
  ]
  return steps.map((step, index) => `${index + 1}. ${step}`).join('\n')
}

async function senderIsVerified(
  operator: Operator,
  senderStack: string,
  { senderIdentity }: Parameters,
): Promise<boolean> {
  const { terminal } = operator
  if ((await verificationStatus(operator, senderIdentity)) === 'Success') return true
  const { outputs = {} } = (await deployedStack(operator, senderStack)) ?? {}
  const records = Object.keys(outputs)
    .filter((name) => name.startsWith('DkimRecord'))
    .sort()
    .map((name) => `  ${outputs[name]}`)
  terminal.say(
    records.length > 0
      ? `\nEnter these records in the DNS of ${senderIdentity}:\n\n${records.join('\n')}\n`
      : `\nOpen the link in the mail that SES has sent to ${senderIdentity}.\n`,
  )
  terminal.say(
    'SES mostly takes minutes after that, and up to 72 hours. Ctrl+C ends the waiting, nothing else.',
  )
  const isVerified = await waitUntilVerified(operator, senderIdentity)
  terminal.say(
    isVerified
      ? `SES has verified ${senderIdentity}.`
      : `Not waiting any longer. The same command, once more, goes on from here.`,
  )
  return isVerified
}

/** Without an app: the CLI would run the one of `cdk.json`, which needs a stage, even though the environment is given. */
function bootstrapping(account: string, region: string): string[] {
  return ['bootstrap', `aws://${account}/${region}`, '--app', '']
}

/** The question was asked already, so CDK's own about new rights is not. */
function deploying(stack: string, parameters: Parameters): string[] {
  return ['deploy', stack, '--exclusively', '--require-approval', 'never', ...context(parameters)]
}

async function succeed(exitCode: Promise<number>, what: string): Promise<void> {
  const code = await exitCode
  if (code === 0) return
  throw trouble(
    `\nThis did not work: ${what} (exit code ${code}). The reason stands above; the same command, once more, goes on from here.`,
  )
}

function nextSteps({ stage, appOrigin }: Parameters): string {
  const host = appOrigin.startsWith('https:')
    ? 'vercel   (or amplify, or local'
    : 'local   (or vercel, or amplify'
  return [
    'Deployed. What comes next:',
    `  npm run infra:env -- --stage ${stage} --app-origin ${appOrigin} --for ${host}: the site's variables)`,
    '  npm run doctor   (checks all of it, and says how to mend what is not right)',
  ].join('\n')
}
