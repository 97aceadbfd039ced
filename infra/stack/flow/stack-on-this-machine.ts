import { z } from 'zod'
import { LOCAL_POOL_ID } from '../../local/aws-config.ts'
import { startLocalCognito } from '../../local/cognito/server.ts'
import type { CognitoEmail } from '../../local/cognito/services.ts'
import { startMail } from '../../local/inbox/start-mail.ts'
import { deliverCognitoEmail } from '../../local/ses/deliver-cognito-email.ts'
import type { LocalPool } from '../../local/start-local-pool.ts'
import { Functions } from './functions.ts'
import { startGates } from './gates.ts'
import { Intrinsics } from './intrinsics.ts'
import { clientSettings, poolSettings } from './pool-settings.ts'
import { startTable } from './table.ts'
import type { Template } from './template.ts'

const EmailSchema = z.object({
  EmailSendingAccount: z.literal('DEVELOPER'),
  From: z.string(),
  SourceArn: z.string(),
})

export type StackOptions = {
  /** What Cognito, SES and the triggers take for the time is ahead of this machine's by so much. */
  readonly millisecondsAhead?: () => number
}

export type StackOnThisMachine = Awaited<ReturnType<typeof startStack>>

/**
 * Carries a synthesised template out on this machine: its pool in the local Cognito, its table, the bundles of its functions
 * with their environment and timeouts, and between them and the services what their roles allow.
 */
export async function startStack(template: Template, { millisecondsAhead = () => 0 }: StackOptions = {}) {
  const clock = () => Date.now() + millisecondsAhead()
  const intrinsics = new Intrinsics(template, LOCAL_POOL_ID)
  const functions = new Functions(template, intrinsics)
  const pool = template.only('AWS::Cognito::UserPool')
  const email = EmailSchema.parse(intrinsics.resolve(pool.Properties['EmailConfiguration']))
  const identities = [email.SourceArn.slice(email.SourceArn.lastIndexOf('/') + 1)]
  const faults: LocalPool['faults'] = { cognito: {}, mail: {}, lambda: {} }
  const lines: string[] = []

  const mail = await startMail({ port: 0, clock, verifiedIdentities: identities, faults: faults.mail })
  const tableResource = template.only('AWS::DynamoDB::Table')
  const table = await startTable(intrinsics.ref(tableResource.logicalId), tableResource)
  let cognitoUrl = ''
  const upstream = { dynamodb: () => table.url, ses: () => mail.url, 'cognito-idp': () => cognitoUrl }
  const gates = await startGates({ functions, identities, upstream })
  const { endpoints, used, denied } = gates
  const cognito = await startLocalCognito({
    port: 0,
    clock,
    pool: poolSettings(pool),
    client: clientSettings(template.only('AWS::Cognito::UserPoolClient')),
    triggers: (url) => {
      cognitoUrl = url
      return functions.handlers({ endpoints, millisecondsAhead, onLine: (line) => lines.push(line) })
    },
    faults: faults.cognito,
    deliver: deliverCognitoEmail<CognitoEmail>(faults.mail, ({ to, subject, message }) =>
      mail.deliver({ from: email.From, to: [to], subject, text: '', html: message }),
    ),
  })

  return {
    ...{ cognito, mail, table, faults, functions, used, denied },
    /** What the functions logged. */
    lines,
    close: async () => {
      await cognito.close()
      await functions.close()
      await gates.close()
      await Promise.all([table.close(), mail.close()])
    },
  }
}
