import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { SESClient } from '@aws-sdk/client-ses'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { type Cdk, cdkIn } from './cdk.ts'
import { createTerminal, interruption, type Terminal } from './terminal.ts'

/** The operator of a command: a terminal, an AWS account in one region, and tools. */
export type Operator = {
  readonly region: string
  readonly terminal: Terminal
  readonly sts: STSClient
  readonly cloudFormation: CloudFormationClient
  readonly ses: SESClient
  readonly sesv2: SESv2Client
  readonly cognito: CognitoIdentityProviderClient
  readonly lambda: LambdaClient
  readonly cdk: Cdk
  /** The pause between two polls. */
  readonly pauseMilliseconds: number
  /** Aborts if the operator interrupts the command. */
  readonly interruption: () => AbortSignal
}

/** The operator at this terminal, with the credentials of the environment. Rejects if no region is set. */
export async function operatorHere(): Promise<Operator> {
  const sts = new STSClient({})
  const region = await sts.config.region()
  return {
    region,
    terminal: createTerminal(process.stdin, process.stdout),
    sts,
    cloudFormation: new CloudFormationClient({ region }),
    ses: new SESClient({ region }),
    sesv2: new SESv2Client({ region }),
    cognito: new CognitoIdentityProviderClient({ region }),
    lambda: new LambdaClient({ region }),
    cdk: cdkIn(region),
    pauseMilliseconds: 15_000,
    interruption,
  }
}

/** Prints the AWS account, region and identity that the command uses. Returns the account's number, and the identity's ARN. */
export async function sayWhere({
  sts,
  region,
  terminal,
}: Operator): Promise<{ account: string; arn: string }> {
  const { Account = '', Arn = '' } = await sts.send(new GetCallerIdentityCommand({}))
  terminal.say(`Account ${Account}, region ${region}, as ${Arn}\n`)
  return { account: Account, arn: Arn }
}
