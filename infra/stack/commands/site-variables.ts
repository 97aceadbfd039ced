import { randomBytes } from 'node:crypto'
import { DescribeUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider'
import { MIN_SECRET_BYTES, parseSiteEnvironment } from '../../../lib/env.ts'
import { DEPLOYED_WITH, readDeployedWith } from '../deployed-with.ts'
import { stackNames } from '../stack-names.ts'
import type { Given } from './command.ts'
import { deployedStack, type StackFacts } from './deployed-stack.ts'
import type { Variables } from './env-file.ts'
import type { Host } from './hosts.ts'
import type { Operator } from './operator.ts'
import { stageOf } from './stage-parameters.ts'
import { trouble } from './trouble.ts'

const SECRETS = ['COGNITO_CLIENT_SECRET', 'SESSION_SECRET']

/**
 * The variables of a site on a deployed pool, checked as the site checks them at its start. A session secret that is there
 * already is kept, if it is any good. Rejects with what is wrong, and how to mend it.
 */
export async function siteVariables(
  given: Given,
  operator: Operator,
  host: Host,
  before: Variables,
): Promise<Variables> {
  const stack = await signInStack(given, operator)
  const variables = {
    COGNITO_USER_POOL_ID: output(stack, 'UserPoolId'),
    COGNITO_CLIENT_ID: output(stack, 'UserPoolClientId'),
    COGNITO_CLIENT_SECRET: await clientSecret(operator, stack),
    APP_ORIGIN: originOf(given, operator, stack, host),
    SIGN_IN_MODE: output(stack, 'SignInMode'),
    ...host.own,
  }
  const withNewSecret = { ...variables, SESSION_SECRET: randomBytes(MIN_SECRET_BYTES).toString('base64') }
  const fault = faultIn({ ...before, ...withNewSecret })
  if (fault !== undefined) throw trouble(fault)
  const withOldSecret = { ...withNewSecret, SESSION_SECRET: before['SESSION_SECRET'] ?? '' }
  return faultIn(withOldSecret) === undefined ? withOldSecret : withNewSecret
}

/** The stack of the stage that is asked for. Rejects with what to do where there is none. */
export async function signInStack(given: Given, operator: Operator): Promise<StackFacts> {
  const { signIn } = stackNames(stageOf(given))
  const stack = await deployedStack(operator, signIn)
  if (stack !== undefined) return stack
  throw trouble(
    `There is no stack ${signIn} in ${operator.region}. Deploy it (npm run deploy), or name another --region or --profile.`,
  )
}

/** The variables as they may be shown. */
export function variablesInWords(variables: Variables, isSecretShown: boolean): string {
  return Object.entries(variables)
    .map(([name, value]) => {
      const isHidden = SECRETS.includes(name) && !isSecretShown
      return `  ${name.padEnd(22)} ${isHidden ? '(not shown; --show-secret shows it)' : value}`
    })
    .join('\n')
}

/** The secret of the stage's app client, which no output tells. */
export async function clientSecret({ cognito }: Operator, stack: StackFacts): Promise<string> {
  const { UserPoolClient } = await cognito.send(
    new DescribeUserPoolClientCommand({
      UserPoolId: output(stack, 'UserPoolId'),
      ClientId: output(stack, 'UserPoolClientId'),
    }),
  )
  const secret = UserPoolClient?.ClientSecret
  if (secret === undefined) {
    throw trouble(`The app client of ${stack.name} has no secret; infra/pool.ts asks for one. Deploy again.`)
  }
  return secret
}

/** Where the site lives: as given here, or as the stage was told. */
function originOf({ texts }: Given, { terminal }: Operator, stack: StackFacts, host: Host): string {
  const { appOrigin: deployed = '' } = readDeployedWith(output(stack, DEPLOYED_WITH))
  const { appOrigin = deployed } = texts
  if (!host.isPublic) return appOrigin
  if (!appOrigin.startsWith('https://')) {
    throw trouble(
      `A site that others can reach has an https address: add --app-origin https://www.example.com.`,
    )
  }
  if (appOrigin !== deployed) {
    terminal.say(
      `The mails of ${stack.name} name ${deployed}, not ${appOrigin}: npm run deploy with this --app-origin changes them.\n`,
    )
  }
  return appOrigin
}

/** An output of a stack. Throws what to do where it has none of this name. */
export function output({ name, outputs }: StackFacts, wanted: string): string {
  const value = outputs[wanted]
  if (value === undefined)
    throw trouble(`${name} does not tell its ${wanted}. Deploy it again: npm run deploy`)
  return value
}

function faultIn(variables: Variables): string | undefined {
  try {
    parseSiteEnvironment(variables)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
