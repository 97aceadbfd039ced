import { randomBytes } from 'node:crypto'
import { DescribeUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider'
import { MIN_SECRET_BYTES, parseSiteEnvironment } from '../../../lib/env.ts'
import { readSavedParameters, SAVED_PARAMETERS } from '../saved-parameters.ts'
import { stackNames } from '../stack-names.ts'
import { cliError } from './cli-error.ts'
import type { Given } from './command.ts'
import { deployedStack, type StackFacts } from './deployed-stack.ts'
import type { Operator } from './operator.ts'
import type { Platform, Variables } from './platforms.ts'
import { stageOf } from './stage-parameters.ts'

const SECRETS = ['COGNITO_CLIENT_SECRET', 'SESSION_SECRET']

/**
 * The variables of a site on a deployed pool, checked as the site checks them at its start. A valid existing session secret
 * is kept. Rejects with the problem and its fix.
 */
export async function siteVariables(
  given: Given,
  operator: Operator,
  platform: Platform,
  before: Variables,
): Promise<Variables> {
  const stack = await signInStack(given, operator)
  const variables = {
    COGNITO_USER_POOL_ID: output(stack, 'UserPoolId'),
    COGNITO_CLIENT_ID: output(stack, 'UserPoolClientId'),
    COGNITO_CLIENT_SECRET: await clientSecret(operator, stack),
    APP_ORIGIN: originOf(given, operator, stack, platform),
    SIGN_IN_MODE: output(stack, 'SignInMode'),
    ...platform.own,
  }
  const withNewSecret = { ...variables, SESSION_SECRET: randomBytes(MIN_SECRET_BYTES).toString('base64') }
  const fault = faultIn({ ...before, ...withNewSecret })
  if (fault !== undefined) throw cliError(fault)
  const withOldSecret = { ...withNewSecret, SESSION_SECRET: before['SESSION_SECRET'] ?? '' }
  return faultIn(withOldSecret) === undefined ? withOldSecret : withNewSecret
}

/** The stack of a stage. Rejects with the fix if there is none. */
export async function signInStack(given: Given, operator: Operator): Promise<StackFacts> {
  const { signIn } = stackNames(stageOf(given))
  const stack = await deployedStack(operator, signIn)
  if (stack !== undefined) return stack
  throw cliError(
    `There is no stack ${signIn} in ${operator.region}. Deploy it (npm run deploy), or choose another --region or --profile.`,
  )
}

/** The variables, one a line, without secrets. */
export function variablesInWords(variables: Variables, isSecretShown: boolean): string {
  return Object.entries(variables)
    .map(([name, value]) => {
      const isHidden = SECRETS.includes(name) && !isSecretShown
      return `  ${name.padEnd(22)} ${isHidden ? '(hidden; --show-secret shows it)' : value}`
    })
    .join('\n')
}

/** The secret of the stage's app client; no output of the stack has it. */
export async function clientSecret({ cognito }: Operator, stack: StackFacts): Promise<string> {
  const { UserPoolClient } = await cognito.send(
    new DescribeUserPoolClientCommand({
      UserPoolId: output(stack, 'UserPoolId'),
      ClientId: output(stack, 'UserPoolClientId'),
    }),
  )
  const secret = UserPoolClient?.ClientSecret
  if (secret === undefined) {
    throw cliError(
      `The app client of ${stack.name} has no secret, but infra/pool.ts requires one. Redeploy the stage: npm run deploy`,
    )
  }
  return secret
}

/** The origin of the site: from the options, or from the last deployment. */
function originOf({ texts }: Given, { terminal }: Operator, stack: StackFacts, platform: Platform): string {
  const { appOrigin: deployed = '' } = readSavedParameters(output(stack, SAVED_PARAMETERS))
  const { appOrigin = deployed } = texts
  if (!platform.isPublic) return appOrigin
  if (!appOrigin.startsWith('https://')) {
    throw cliError(`A public site needs an https origin. Add --app-origin https://www.example.com.`)
  }
  if (appOrigin !== deployed) {
    terminal.say(
      `The emails of ${stack.name} link to ${deployed}, not ${appOrigin}: npm run deploy with this --app-origin changes them.\n`,
    )
  }
  return appOrigin
}

/** An output of a stack. Throws with the fix if there is none. */
export function output({ name, outputs }: StackFacts, wanted: string): string {
  const value = outputs[wanted]
  if (value === undefined) throw cliError(`${name} has no output ${wanted}. Redeploy it: npm run deploy`)
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
