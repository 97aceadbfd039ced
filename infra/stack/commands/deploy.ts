import type { Parameters } from '../parameters.ts'
import { stackNames } from '../stack-names.ts'
import { context } from './cdk.ts'
import { cliError } from './cli-error.ts'
import type { Run } from './command.ts'
import { cleanupFailedStack, deployedStack, type StackFacts } from './deployed-stack.ts'
import { type Operator, sayWhere } from './operator.ts'
import { parametersInWords, stageOf, stageParameters } from './stage-parameters.ts'
import { confirm } from './terminal.ts'
import { requireVerified, verificationStatus, waitUntilVerified } from './verification.ts'

/** Created by `cdk bootstrap`, once for all CDK apps of an account in a region. */
const BOOTSTRAP_STACK = 'CDKToolkit'
const INTERRUPTED = 130

/** Deploys a stage step by step. Every step can be repeated. */
export const run: Run = async (given, operator) => {
  const { terminal, cdk } = operator
  const stage = stageOf(given)
  const names = stackNames(stage)
  const { account } = await sayWhere(operator)
  const deployed = await deployedStack(operator, names.signIn)
  const parameters = stageParameters(given, deployed)
  const isBootstrapped = (await deployedStack(operator, BOOTSTRAP_STACK)) !== undefined
  const sender = await deployedStack(operator, names.sender)
  await checkIdentity(operator, parameters, sender)

  terminal.say(`${names.signIn} ${deployed === undefined ? 'will be created' : 'will be updated'} with`)
  terminal.say(`${parametersInWords(parameters, deployed)}\n`)
  terminal.say(`${plan(parameters, names, isBootstrapped)}\n`)
  if (!(await confirm(terminal, given, 'Continue? (y/N)', 'y'))) return 1

  if (!isBootstrapped) await succeed(cdk(bootstrapping(account, operator.region)), 'cdk bootstrap')
  if (parameters.createIdentity) {
    await cleanupFailedStack(operator, names.sender)
    await succeed(cdk(deploying(names.sender, parameters)), `the deployment of ${names.sender}`)
    if (!(await senderIsVerified(operator, names.sender, parameters))) return INTERRUPTED
  }
  await cleanupFailedStack(operator, names.signIn)
  await succeed(cdk(deploying(names.signIn, parameters)), `the deployment of ${names.signIn}`)
  terminal.say(`\n${nextSteps(parameters)}`)
  return 0
}

/** Fails before any step, instead of minutes later. */
async function checkIdentity(
  operator: Operator,
  { createIdentity, senderIdentity }: Parameters,
  sender: StackFacts | undefined,
): Promise<void> {
  if (!createIdentity) return requireVerified(operator, senderIdentity)
  if (sender === undefined && (await verificationStatus(operator, senderIdentity)) !== undefined) {
    throw cliError(
      `The SES identity ${senderIdentity} exists in ${operator.region}. Remove --create-identity, or pass --no-create-identity.`,
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
          `cdk bootstrap, once for all CDK apps in this account and region: the stack ${BOOTSTRAP_STACK} with a bucket and roles; the role that deploys is an administrator`,
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
      ? `\nAdd these records to the DNS of ${senderIdentity}:\n\n${records.join('\n')}\n`
      : `\nOpen the link in the email that SES sent to ${senderIdentity}.\n`,
  )
  terminal.say('SES then needs a few minutes, at most 72 hours. Ctrl+C stops waiting and undoes nothing.')
  const isVerified = await waitUntilVerified(operator, senderIdentity)
  terminal.say(
    isVerified
      ? `SES has verified ${senderIdentity}.`
      : 'Stopped waiting. Run the same command again to continue.',
  )
  return isVerified
}

/** Without an app: the CLI would run that of `cdk.json`, which needs a stage. */
function bootstrapping(account: string, region: string): string[] {
  return ['bootstrap', `aws://${account}/${region}`, '--app', '']
}

/** The operator has agreed already, so CDK does not ask about new permissions. */
function deploying(stack: string, parameters: Parameters): string[] {
  return ['deploy', stack, '--exclusively', '--require-approval', 'never', ...context(parameters)]
}

async function succeed(exitCode: Promise<number>, what: string): Promise<void> {
  const code = await exitCode
  if (code === 0) return
  throw cliError(
    `\nFailed: ${what} (exit code ${code}). The reason is printed above. Run the same command again to continue.`,
  )
}

function nextSteps({ stage, appOrigin }: Parameters): string {
  const host = appOrigin.startsWith('https:')
    ? 'vercel   (or amplify, or local'
    : 'local   (or vercel, or amplify'
  return [
    'Deployed. Next steps:',
    `  npm run infra:env -- --stage ${stage} --app-origin ${appOrigin} --for ${host}: the site's variables)`,
    '  npm run doctor   (checks everything, and says how to fix what is wrong)',
  ].join('\n')
}
