import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import type { Operator } from './operator.ts'

/** Says whose account the command is about to work in, and where. Returns the account's number. */
export async function sayWhere({ sts, region, terminal }: Operator): Promise<string> {
  const { Account = '', Arn = '' } = await sts.send(new GetCallerIdentityCommand({}))
  terminal.say(`Account ${Account}, region ${region}, as ${Arn}\n`)
  return Account
}
