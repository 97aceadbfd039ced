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
import type { TriggerHandler } from '../../triggers/trigger-handler.ts'
import { only, resources } from './deployed-template.ts'
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
const BundleSchema = z.object({ handler: z.custom<TriggerHandler>((value) => typeof value === 'function') })

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
  const cognito = await startLocalCognito({
    port: 0,
    clock: systemClock,
    pool: deployedPool(signInMode),
    client: deployedClient(),
    triggers: (url) => {
      const urls = { cognito: url, dynamodb: table.url, ses: mail.url, lambda: '' }
      return deployedTriggers(template, file, { ...operatorEnvironment(urls), AWS_REGION: LOCAL_REGION })
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
    /** The code in the newest email to an address. */
    codeFor: (address: string) => {
      const [newest] = mail.inbox.messages(address)
      return (newest && codeIn(newest)) ?? 'no code'
    },
  }
}

/** The functions that the template's pool names, each from the folder that is uploaded for it. */
function deployedTriggers(template: Template, file: string, endpoints: Record<string, string>) {
  const { files } = AssetsSchema.parse(
    JSON.parse(readFileSync(file.replace('.template.', '.assets.'), 'utf8')),
  )
  const functions = resources(template, 'AWS::Lambda::Function')
  const variables = functionVariables(template)
  const { LambdaConfig } = only(template, 'AWS::Cognito::UserPool').Properties
  const connected = Object.entries(LambdaConfigSchema.parse(LambdaConfig))
  const triggers = connected.map(([trigger, { 'Fn::GetAtt': target }]) => {
    const [id] = target
    const { S3Key } = CodeSchema.parse(functions[id]?.Properties['Code'])
    const folder = files[S3Key.replace(/\.zip$/, '')]?.source.path ?? ''
    const module = join(dirname(file), folder, 'index.mjs')
    return [trigger, handlerOf(module, { ...variables[id], ...endpoints })]
  })
  return Object.fromEntries(triggers)
}

/** A bundle with nothing in its environment but these variables, loaded anew for each pool. */
function handlerOf(module: string, variables: Record<string, string>): TriggerHandler {
  const url = `${pathToFileURL(module)}?${randomUUID()}`
  return async (event) => {
    const ours = process.env
    process.env = variables
    try {
      return await BundleSchema.parse(await import(url)).handler(event)
    } finally {
      process.env = ours
    }
  }
}
