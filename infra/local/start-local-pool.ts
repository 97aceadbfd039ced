import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { WriteLine } from '#infra/triggers/auth-log.ts'
import { brand } from '#lib/brand.ts'
import { type Clock, systemClock } from '#lib/clock.ts'
import { SIGN_IN_MODE, type SignInMode } from '#lib/sign-in-mode.ts'
import type { CognitoFaults } from './cognito/faults.ts'
import { startLocalCognito } from './cognito/server.ts'
import { deployedPool } from './cognito/settings.ts'
import { startDynamodb } from './dynamodb.ts'
import type { LocalInbox } from './inbox/local-inbox.ts'
import { startMail } from './inbox/start-mail.ts'
import { localTriggers } from './local-triggers.ts'
import { loadSecrets, type Secrets } from './secrets.ts'
import type { MailFaults } from './ses/faults.ts'
import { siteEnvironment } from './site-environment.ts'
import { stateFolders } from './state-folders.ts'

const MAIL_ADDRESS = 'no-reply@example.com'
const TABLE_NAME = 'code-sign-in'
const DEFAULT_ORIGIN = 'http://localhost:3000'
/** Who Cognito's own mails come from unless SES is set up for them. */
const COGNITO_SENDER = 'no-reply@verificationemail.com'

export type LocalPoolOptions = {
  /** Ports are free ones unless given. */
  readonly cognitoPort?: number
  readonly inboxPort?: number
  /** Where users, codes, mails and secrets outlive a restart; in memory without it. */
  readonly stateFolder?: string
  /** What Cognito, the triggers and the inbox take for the time. */
  readonly clock?: Clock
  /** What the pool and its triggers are deployed with; the code alone unless given. */
  readonly signInMode?: SignInMode
  /** Where the site lives, for the last line of mails. */
  readonly appOrigin?: string
  /** Where the triggers' log goes, one JSON line per event; nowhere without it. */
  readonly writeLine?: WriteLine
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
  const { signInMode = 'code' } = options
  const started: Part[] = []
  const close = async () => {
    for (const part of started.splice(0).reverse()) await part.close()
  }
  const keep: Keep = (part) => {
    started.push(part)
    return part
  }
  try {
    const faults = { cognito: {}, mail: {} }
    const secrets = await loadSecrets(options.stateFolder)
    const { mail, dynamodb, cognito } = await startServers({ ...options, signInMode }, secrets, faults, keep)
    return {
      cognitoUrl: cognito.url,
      dynamodbUrl: dynamodb.url,
      poolId: cognito.poolId,
      clientId: cognito.clientId,
      clientSecret: cognito.clientSecret,
      inbox: mail.inbox,
      faults,
      siteEnvironment: (origin) => siteEnvironment(cognito, secrets.sessionSecret, signInMode, origin),
      tableItems: dynamodb.items,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

type Part = { close(): Promise<void> }

/** Notes a part that has started, so that it gets closed. */
type Keep = <P extends Part>(part: P) => P

async function startServers(
  {
    cognitoPort = 0,
    inboxPort = 0,
    stateFolder,
    clock = systemClock,
    appOrigin = DEFAULT_ORIGIN,
    writeLine = () => {},
    signInMode,
  }: LocalPoolOptions & { readonly signInMode: SignInMode },
  secrets: Secrets,
  faults: LocalPool['faults'],
  keep: Keep,
) {
  const folders = stateFolder === undefined ? undefined : stateFolders(stateFolder)
  const verifiedIdentities = [MAIL_ADDRESS]
  const mail = keep(
    await startMail({
      port: inboxPort,
      clock,
      verifiedIdentities,
      faults: faults.mail,
      folder: folders?.mail,
    }),
  )
  const dynamodb = keep(await startDynamodb(TABLE_NAME, folders?.dynamodb))
  const environment = triggerEnvironment(secrets.codeSecret, signInMode, appOrigin)
  const startTriggers = (cognitoUrl: string) => {
    const endpoints = { cognito: cognitoUrl, dynamodb: dynamodb.url, ses: mail.url }
    return keep(localTriggers({ environment, clock, writeLine, endpoints })).handlers
  }
  const cognito = keep(
    await startLocalCognito({
      port: cognitoPort,
      clock,
      triggers: startTriggers,
      pool: deployedPool(signInMode),
      faults: faults.cognito,
      deliver: async ({ to, subject, message }) =>
        mail.deliver({ from: COGNITO_SENDER, to: [to], subject, text: '', html: message }),
      ...(folders === undefined ? {} : { stateFolder: folders.cognito }),
    }),
  )
  return { mail, dynamodb, cognito }
}

function triggerEnvironment(
  codeSecret: string,
  signInMode: SignInMode,
  appOrigin: string,
): Record<string, string> {
  return {
    CODE_SECRET: codeSecret,
    TABLE_NAME,
    MAIL_FROM: `${brand.name} <${MAIL_ADDRESS}>`,
    APP_NAME: brand.name,
    APP_ORIGIN: appOrigin,
    [SIGN_IN_MODE]: signInMode,
  }
}
