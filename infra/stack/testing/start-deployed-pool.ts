import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { Template } from 'aws-cdk-lib/assertions'
import { inject, onTestFinished } from 'vitest'
import { z } from 'zod'
import { systemClock } from '../../../lib/clock.ts'
import type { SignInMode } from '../../../lib/sign-in-mode.ts'
import { LOCAL_REGION, localAwsConfig } from '../../local/aws-config.ts'
import { startLocalCognito } from '../../local/cognito/server.ts'
import { deployedClient, deployedPool } from '../../local/cognito/settings.ts'
import { Caller } from '../../local/cognito/testing/caller.ts'
import { startDynamodb } from '../../local/dynamodb.ts'
import { codeIn } from '../../local/inbox/mail.ts'
import { startMail } from '../../local/inbox/start-mail.ts'
import { operatorEnvironment } from '../../local/operator/operator-env.ts'
import type { PeopleRequest } from '../../triggers/people-protocol.ts'
import type { TriggerHandler } from '../../triggers/trigger-handler.ts'
import { only, peopleFunctionId, resources } from './deployed-template.ts'
import { SENDER } from './deployments.ts'
import { functionVariables } from './function-variables.ts'

const LambdaConfigSchema = z.record(
  z.string(),
  z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
)
const CodeSchema = z.object({ S3Key: z.string() })
/** Which folders are uploaded, by the hash that their key in S3 begins with. */
const AssetsSchema = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string() }) })),
})
const BundleSchema = z.object({ handler: z.custom<Handler>((value) => typeof value === 'function') })

/** A function as Lambda calls it. */
type Handler = (event: unknown, context: { readonly awsRequestId: string }) => Promise<unknown>

/**
 * A local pool whose triggers are the bundles of a synthesised template, connected and configured as the template says, until
 * the test is over. Pool, client and table are those of `pool.ts`: other tests compare them with the template.
 * @param change makes another template of its text
 */
export async function startDeployedPool(signInMode: SignInMode, change = (template: string) => template) {
  const file = inject('templates').prod[signInMode]
  const template = Template.fromString(change(readFileSync(file, 'utf8')))
  const faults = {}
  const table = await startDynamodb(only(template, 'AWS::DynamoDB::Table').logicalId)
  const mail = await startMail({ port: 0, clock: systemClock, verifiedIdentities: [SENDER], faults })
  const endpointsOf = ({ cognito: url }: { cognito: string }) => ({
    ...operatorEnvironment({ cognito: url, dynamodb: table.url, ses: mail.url, lambda: '' }),
    AWS_REGION: LOCAL_REGION,
  })
  let functions: Record<string, TriggerHandler> = {}
  const cognito = await startLocalCognito({
    port: 0,
    clock: systemClock,
    pool: deployedPool(signInMode),
    client: deployedClient(),
    triggers: (url) => {
      functions = deployedFunctions(template, file, endpointsOf({ cognito: url }))
      return connected(template, functions)
    },
    faults,
    deliver: async ({ to, subject, message }) =>
      mail.deliver({ from: SENDER, to: [to], subject, text: '', html: message }),
  })
  const sdk = new CognitoIdentityProviderClient({ ...localAwsConfig(cognito.url), maxAttempts: 1 })
  const caller = new Caller(sdk, cognito, true)
  onTestFinished(async () => {
    sdk.destroy()
    await cognito.close()
    await Promise.all([table.close(), mail.close()])
  })
  return {
    /** A web tier with the pool's client and its secret. */
    caller,
    /** The fields by which it names a user. */
    named: (username: string) => ({
      ClientId: cognito.clientId,
      Username: username,
      ...caller.hash(username),
    }),
    cognito,
    inbox: mail.inbox,
    /** Asks the function of operators. */
    people: (request: PeopleRequest) => functions[peopleFunctionId(template)]?.(request),
    /** The code in the newest email to an address. */
    codeFor: (address: string) => {
      const [newest] = mail.inbox.messages(address)
      return (newest && codeIn(newest)) ?? 'no code'
    },
  }
}

/** The functions of the template by their logical ids, each from the folder that is uploaded for it. */
function deployedFunctions(template: Template, file: string, endpoints: Record<string, string>) {
  const { files } = AssetsSchema.parse(
    JSON.parse(readFileSync(file.replace('.template.', '.assets.'), 'utf8')),
  )
  const variables = functionVariables(template)
  const functions = Object.entries(resources(template, 'AWS::Lambda::Function')).map(
    ([id, { Properties }]) => {
      const { S3Key } = CodeSchema.parse(Properties['Code'])
      const folder = files[S3Key.replace(/\.zip$/, '')]?.source.path ?? ''
      const module = join(dirname(file), folder, 'index.mjs')
      return [id, handlerOf(module, { ...variables[id], ...endpoints })] as const
    },
  )
  return Object.fromEntries(functions)
}

/** Those that the template's pool names, by the trigger that each is for. */
function connected(template: Template, functions: Record<string, TriggerHandler>) {
  const { LambdaConfig } = only(template, 'AWS::Cognito::UserPool').Properties
  const triggers = Object.entries(LambdaConfigSchema.parse(LambdaConfig))
  return Object.fromEntries(
    triggers.map(
      ([
        trigger,
        {
          'Fn::GetAtt': [id],
        },
      ]) => [trigger, functions[id]],
    ),
  )
}

/** A bundle with nothing in its environment but these variables, loaded anew for each pool. */
function handlerOf(module: string, variables: Record<string, string>): TriggerHandler {
  const url = `${pathToFileURL(module)}?${randomUUID()}`
  return async (event) => {
    const ours = process.env
    process.env = variables
    try {
      return await BundleSchema.parse(await import(url)).handler(event, { awsRequestId: randomUUID() })
    } finally {
      process.env = ours
    }
  }
}
