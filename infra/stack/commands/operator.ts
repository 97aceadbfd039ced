import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { SESClient } from '@aws-sdk/client-ses'
import { STSClient } from '@aws-sdk/client-sts'
import { type Cdk, cdkIn } from './cdk.ts'
import { interruption } from './interruption.ts'
import { createTerminal, type Terminal } from './terminal.ts'

/** Whoever runs a command: their terminal, their AWS account in one region, and their tools. */
export type Operator = {
  readonly region: string
  readonly terminal: Terminal
  readonly sts: STSClient
  readonly cloudFormation: CloudFormationClient
  readonly ses: SESClient
  readonly cognito: CognitoIdentityProviderClient
  readonly cdk: Cdk
  /** How long to wait between two looks at something that takes its time. */
  readonly pauseMilliseconds: number
  /** Aborts when the person has had enough of waiting. */
  readonly interruption: () => AbortSignal
}

/** The person at this terminal, with the credentials of the environment. Rejects when it names no region. */
export async function operatorHere(): Promise<Operator> {
  const sts = new STSClient({})
  const region = await sts.config.region()
  return {
    region,
    terminal: createTerminal(process.stdin, process.stdout),
    sts,
    cloudFormation: new CloudFormationClient({ region }),
    ses: new SESClient({ region }),
    cognito: new CognitoIdentityProviderClient({ region }),
    cdk: cdkIn(region),
    pauseMilliseconds: 15_000,
    interruption,
  }
}
