import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { SESClient } from '@aws-sdk/client-ses'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { STSClient } from '@aws-sdk/client-sts'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { localAwsConfig } from '../../local/aws-config.ts'
import { startMail } from '../../local/inbox/start-mail.ts'
import type { MailFaults } from '../../local/ses/responses.ts'
import { commands } from '../commands/all-commands.ts'
import { CDK_PROGRAM, cdkIn } from '../commands/cdk.ts'
import { describeError } from '../commands/cli-error.ts'
import { parseOptions } from '../commands/command.ts'
import type { Operator } from '../commands/operator.ts'
import { createTerminal } from '../commands/terminal.ts'
import { startAwsAccount } from './aws-account.ts'

export const REGION = 'eu-central-1'
const RECORDING_CDK = join(import.meta.dirname, 'recording-cdk.mjs')

/** Nothing listens there. */
const NO_SERVER = 'http://127.0.0.1:9'

const RecordSchema = z.object({ given: z.array(z.string()), region: z.string() })

type Options = {
  /** The SES identities that exist; none unless given. */
  readonly identities?: string[]
  readonly cognitoUrl?: string
  readonly lambdaUrl?: string
  readonly cdk?: 'recording' | 'real'
  /** Where the recording CDK fails. */
  readonly failsAt?: string
  /** Whether the terminal is interactive. */
  readonly isInteractive?: boolean
}

/** An operator at a terminal, with a local AWS account; ends with the test. */
export async function startOperator(options: Options = {}) {
  const { identities = [], cognitoUrl = NO_SERVER, lambdaUrl = NO_SERVER } = options
  const { cdk = 'recording', failsAt = '' } = options
  const folder = await mkdtemp(join(tmpdir(), 'operator-'))
  const account = await startAwsAccount()
  const faults: MailFaults = {}
  const mail = await startMail({ port: 0, clock: Date.now, verifiedIdentities: identities, faults })
  const at = (endpoint: string) => ({ ...localAwsConfig(endpoint), region: REGION, maxAttempts: 1 })
  const clients = {
    sts: new STSClient(at(account.url)),
    cloudFormation: new CloudFormationClient(at(account.url)),
    ses: new SESClient(at(mail.url)),
    sesv2: new SESv2Client(at(mail.url)),
    cognito: new CognitoIdentityProviderClient(at(cognitoUrl)),
    lambda: new LambdaClient(at(lambdaUrl)),
  }
  const input = Object.assign(new PassThrough(), { isTTY: options.isInteractive ?? true })
  const output = new PassThrough()
  let written = ''
  output.on('data', (chunk) => (written += String(chunk)))
  let stop = new AbortController()
  const record = join(folder, 'cdk.jsonl')
  onTestFinished(async () => {
    for (const client of Object.values(clients)) client.destroy()
    await Promise.all([account.close(), mail.close()])
    await rm(folder, { recursive: true })
  })

  const operator: Operator = {
    ...clients,
    region: REGION,
    terminal: createTerminal(input, output),
    cdk: cdkIn(REGION, cdk === 'real' ? CDK_PROGRAM : RECORDING_CDK, {
      AWS_ENDPOINT_URL: account.url,
      AWS_ENDPOINT_URL_CLOUDFORMATION: account.url,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      // Two may not synthesise into one folder at once.
      CDK_OUTPUT: join(folder, 'cdk.out'),
      CDK_RECORD: record,
      CDK_FAILS_AT: failsAt,
    }),
    pauseMilliseconds: 20,
    interruption: () => {
      stop = new AbortController()
      return stop.signal
    },
  }
  return {
    ...{ account, faults, folder },
    /** Runs a command as it is typed, and answers its question. Returns the exit code. */
    runs: async (line: string, answer?: string): Promise<number> => {
      if (answer !== undefined) input.write(`${answer}\n`)
      written = ''
      return runLine(line, operator).catch((error: unknown) => {
        const { output: described, exitCode } = describeError(error)
        operator.terminal.say(described instanceof Error ? String(described.stack) : String(described))
        return exitCode
      })
    },
    /** All that the last command has said. */
    screen: () => written,
    sees: async (text: string) => {
      while (!written.includes(text)) await new Promise((resolve) => setTimeout(resolve, 5))
    },
    types: (line: string) => void input.write(`${line}\n`),
    interrupts: () => stop.abort(),
    /** The command lines that the recording CDK has got. */
    cdkLines: async (): Promise<string[]> => {
      const lines = await readFile(record, 'utf8').catch(() => '')
      return lines
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => RecordSchema.parse(JSON.parse(line)))
        .map(({ given, region }) => `${region}: cdk ${given.join(' ')}`)
    },
  }
}

async function runLine(line: string, operator: Operator): Promise<number> {
  const [name = '', ...typed] = line.split(' ')
  const command = commands[name]
  if (command === undefined) throw new Error(`There is no command ${name}`)
  const given = parseOptions(command, typed)
  if (given === undefined) throw new Error('That asks for help')
  return (await command.load())(given, operator)
}
