import { brandSender } from '#infra/mail/brand-sender.ts'
import { displayedSender } from '#infra/mail/sender.ts'
import { triggerNames } from '#infra/per-trigger.ts'
import type { Group, Trigger } from '#infra/pool.ts'
import type { TriggerHandler } from '#infra/triggers/trigger-handler.ts'
import type { WriteLine } from '#infra/triggers/trigger-log.ts'
import { brand } from '#lib/brand.ts'
import { type Clock, systemClock } from '#lib/clock.ts'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { SIGN_IN_MODE, type SignInMode } from '#lib/sign-in-mode.ts'
import { poolArn } from './aws-config.ts'
import type { Assumptions } from './cognito/assumptions.ts'
import { startLocalCognito } from './cognito/server.ts'
import type { CognitoEmail, CognitoFaults } from './cognito/services.ts'
import { type ClientSettings, deployedClient, deployedPool, type PoolSettings } from './cognito/settings.ts'
import { startDynamodb } from './dynamodb.ts'
import { startMail } from './inbox/start-mail.ts'
import { localPeople, localTriggers } from './local-triggers.ts'
import { startLocalLambda } from './operator/lambda.ts'
import type { LambdaFaults } from './operator/lambda-functions.ts'
import { type Secrets, siteClient } from './secrets.ts'
import { deliverCognitoEmail } from './ses/deliver-cognito-email.ts'
import type { MailFaults } from './ses/responses.ts'
import { statePaths } from './state-folder.ts'

const MAIL_ADDRESS = EmailAddressSchema.parse('no-reply@example.com')
const TABLE_NAME = 'code-sign-in'
const DEFAULT_ORIGIN = 'http://localhost:3000'
/** Cognito's own mails come from the same sender, as in the stack. */
const MAIL_FROM = displayedSender(brandSender(MAIL_ADDRESS))

export type LocalPoolOptions = {
  /** Ports are free ones unless given. */
  readonly cognitoPort?: number
  readonly inboxPort?: number
  /** Keeps users, codes, emails and secrets over a restart; in memory without it. */
  readonly stateFolder?: string
  /** What Cognito, the triggers and the inbox take for the time. */
  readonly clock?: Clock
  /** What the pool and its triggers are deployed with; the code alone unless given. */
  readonly signInMode?: SignInMode
  /** The site's origin, for the last line of emails. */
  readonly appOrigin?: string
  /** Where the triggers' log goes, one JSON line per event; nowhere without it. */
  readonly writeLine?: WriteLine
  /** What the real service may do otherwise than is likely; nothing without it. */
  readonly assumptions?: Partial<Assumptions>
  /** Emails the code at InitiateAuth already, as a stage with `--code-at-start` does. */
  readonly codeAtStart?: boolean
  /** A second client, without a secret, for an app that is tried against this pool. */
  readonly hasPublicClient?: boolean
  /** Deviations of the deployment from `pool.ts`; none without it. */
  readonly deployed?: DeployedOtherwise
}

export type DeployedOtherwise = {
  readonly pool?: Partial<PoolSettings>
  readonly client?: Partial<ClientSettings>
  readonly groups?: readonly Group[]
  /** Of the client without a secret, where the pool has one. */
  readonly publicClient?: Partial<ClientSettings>
  /** Names of further clients: they are listed, and can do nothing. */
  readonly otherClients?: readonly string[]
  /** Triggers that are not attached to the pool. */
  readonly detached?: readonly Trigger[]
}

/** Faults of the services, to be changed while they run. */
export type Faults = {
  readonly cognito: CognitoFaults
  readonly mail: MailFaults
  readonly lambda: LambdaFaults
}

export type Part = { close(): Promise<void> }

/** Notes a part that has started, so that it gets closed. */
export type Keep = <P extends Part>(part: P) => P

/** Starts the servers of a pool, each of them noted; what was started before a failure is the caller's to close. */
export async function startServers(
  {
    cognitoPort = 0,
    inboxPort = 0,
    stateFolder,
    clock = systemClock,
    appOrigin = DEFAULT_ORIGIN,
    writeLine = () => {},
    signInMode,
    assumptions = {},
    codeAtStart = false,
    hasPublicClient = false,
    deployed = {},
  }: LocalPoolOptions & { readonly signInMode: SignInMode },
  secrets: Secrets,
  faults: Faults,
  keep: Keep,
) {
  const folders = stateFolder === undefined ? undefined : statePaths(stateFolder)
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
  const environment = triggerEnvironment(secrets.codeSecret, { signInMode, appOrigin, codeAtStart })
  const startTriggers = (cognitoUrl: string) => {
    const endpoints = { cognito: cognitoUrl, dynamodb: dynamodb.url, ses: mail.url }
    const { handlers } = keep(localTriggers({ environment, clock, writeLine, endpoints }))
    return attached(handlers, deployed.detached)
  }
  const cognito = keep(
    await startLocalCognito({
      port: cognitoPort,
      clock,
      triggers: startTriggers,
      pool: { ...deployedPool(signInMode), ...deployed.pool },
      client: { ...deployedClient(), ...deployed.client },
      credentials: siteClient(secrets),
      groups: deployed.groups,
      assumptions,
      ...(hasPublicClient ? { publicClient: { ...publicClient(), ...deployed.publicClient } } : {}),
      otherClients: deployed.otherClients ?? [],
      faults: faults.cognito,
      deliver: deliverCognitoEmail<CognitoEmail>(faults.mail, ({ to, subject, message }) =>
        mail.deliver({ from: MAIL_FROM, to: [to], subject, text: '', html: message }),
      ),
      ...(folders === undefined ? {} : { stateFolder: folders.cognito }),
    }),
  )
  const people = keep(localPeople({ environment, clock, writeLine, endpoints: { dynamodb: dynamodb.url } }))
  const lambda = keep(
    await startLocalLambda({
      triggers: triggerNames,
      people: people.handler,
      environment,
      poolArn: poolArn(cognito.poolId),
      faults: faults.lambda,
    }),
  )
  return { mail, dynamodb, cognito, lambda }
}

function attached(
  handlers: Record<Trigger, TriggerHandler>,
  detached: readonly Trigger[] = [],
): Partial<Record<Trigger, TriggerHandler>> {
  const left = triggerNames.filter((trigger) => !detached.includes(trigger))
  return Object.fromEntries(left.map((trigger) => [trigger, handlers[trigger]]))
}

/** As `docs/from-the-flutter-tutorial.md` has it deployed. */
function publicClient(): ClientSettings {
  return { ...deployedClient(), ClientName: 'app', GenerateSecret: false }
}

function triggerEnvironment(
  codeSecret: string,
  {
    signInMode,
    appOrigin,
    codeAtStart,
  }: Required<Pick<LocalPoolOptions, 'signInMode' | 'appOrigin' | 'codeAtStart'>>,
): Record<string, string> {
  return {
    CODE_SECRET: codeSecret,
    TABLE_NAME,
    MAIL_FROM,
    APP_NAME: brand.name,
    APP_ORIGIN: appOrigin,
    [SIGN_IN_MODE]: signInMode,
    ...(codeAtStart ? { CODE_AT_START: 'true' } : {}),
  }
}
