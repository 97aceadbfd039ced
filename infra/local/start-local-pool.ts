import { join } from 'node:path'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { brand } from '#lib/brand.ts'
import { type Clock, systemClock } from '#lib/clock.ts'
import type { CognitoFaults } from './cognito/faults.ts'
import { startLocalCognito } from './cognito/server.ts'
import { startDynamodb } from './dynamodb.ts'
import type { LocalInbox } from './inbox/local-inbox.ts'
import { startMail } from './inbox/start-mail.ts'
import { localTriggers } from './local-triggers.ts'
import { loadSecrets } from './secrets.ts'
import type { MailFaults } from './ses/faults.ts'
import { siteEnvironment } from './site-environment.ts'

const MAIL_ADDRESS = 'no-reply@example.com'
const TABLE_NAME = 'code-sign-in'

export type LocalPoolOptions = {
  /** Ports are free ones unless given. */
  readonly cognitoPort?: number
  readonly inboxPort?: number
  /** Where users, codes, mails and secrets outlive a restart; in memory without it. */
  readonly stateFolder?: string
  /** What Cognito, the triggers and the inbox take for the time. */
  readonly clock?: Clock
  /** Where the site lives, for the last line of mails. */
  readonly appOrigin?: string
}

/** The whole pool on this machine: Cognito, its triggers, their table, SES and the inbox. */
export type LocalPool = {
  readonly cognitoUrl: string
  readonly dynamodbUrl: string
  readonly poolId: string
  readonly clientId: string
  readonly clientSecret: string
  readonly inbox: LocalInbox
  /** What is wrong with the services; change them while they run. */
  readonly faults: { readonly cognito: CognitoFaults; readonly mail: MailFaults }
  /** The variables that a site at this origin needs. */
  siteEnvironment(origin: string): Record<string, string>
  /** Everything the triggers' table holds. */
  tableItems(): Promise<Record<string, AttributeValue>[]>
  close(): Promise<void>
}

/**
 * Starts the pool. Rejects, with nothing left running, when a part cannot start: `EADDRINUSE` when a port is taken,
 * `LEVEL_LOCKED` somewhere in the causes when another process has the state folder.
 */
export async function startLocalPool(options: LocalPoolOptions = {}): Promise<LocalPool> {
  const started: { close(): Promise<void> }[] = []
  const close = async () => {
    for (const part of started.splice(0).reverse()) await part.close()
  }
  try {
    return await startParts(options, started, close)
  } catch (error) {
    await close()
    throw error
  }
}

async function startParts(
  options: LocalPoolOptions,
  started: { close(): Promise<void> }[],
  close: () => Promise<void>,
): Promise<LocalPool> {
  const { clock = systemClock, stateFolder, appOrigin = 'http://localhost:3000' } = options
  const faults = { cognito: {}, mail: {} }
  const secrets = await loadSecrets(stateFolder)
  const keep = <Part extends { close(): Promise<void> }>(part: Part): Part => {
    started.push(part)
    return part
  }

  const mail = keep(
    await startMail({
      port: options.inboxPort ?? 0,
      clock,
      verifiedIdentities: [MAIL_ADDRESS],
      faults: faults.mail,
      folder: within(stateFolder, 'mail'),
    }),
  )
  const dynamodb = keep(await startDynamodb(TABLE_NAME, within(stateFolder, 'dynamodb')))
  const cognitoFolder = within(stateFolder, 'cognito')
  const cognito = keep(
    await startLocalCognito({
      port: options.cognitoPort ?? 0,
      clock,
      faults: faults.cognito,
      triggers: (cognitoUrl) => {
        const triggers = localTriggers({
          environment: {
            CODE_SECRET: secrets.codeSecret,
            TABLE_NAME,
            MAIL_FROM: `${brand.name} <${MAIL_ADDRESS}>`,
            APP_NAME: brand.name,
            APP_ORIGIN: appOrigin,
          },
          clock,
          endpoints: { cognito: cognitoUrl, dynamodb: dynamodb.url, ses: mail.url },
        })
        keep({ close: triggers.close })
        return triggers.handlers
      },
      ...(cognitoFolder === undefined ? {} : { stateFolder: cognitoFolder }),
    }),
  )

  const { poolId, clientId, clientSecret } = cognito
  return {
    cognitoUrl: cognito.url,
    dynamodbUrl: dynamodb.url,
    poolId,
    clientId,
    clientSecret,
    inbox: mail.inbox,
    faults,
    siteEnvironment: (origin) => siteEnvironment(cognito, secrets.sessionSecret, origin),
    tableItems: () => dynamodb.items(),
    close,
  }
}

function within(folder: string | undefined, name: string): string | undefined {
  return folder === undefined ? undefined : join(folder, name)
}
