import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { LocalInbox } from './inbox/mailbox.ts'
import { operatorEnvironment } from './operator/operator-env.ts'
import { loadSecrets } from './secrets.ts'
import { siteEnvironment } from './site-environment.ts'
import { type Faults, type Keep, type LocalPoolOptions, type Part, startServers } from './start-servers.ts'

/** The whole pool on this machine: Cognito, its triggers, their table, SES and the inbox. */
export type LocalPool = {
  readonly cognitoUrl: string
  readonly dynamodbUrl: string
  readonly poolId: string
  readonly clientId: string
  readonly clientSecret: string
  /** Of the client without a secret, where there is one. */
  readonly publicClientId: string | undefined
  readonly inbox: LocalInbox
  /** What is wrong with the services; change them while they run. */
  readonly faults: Faults
  /** The variables that a site at this origin needs. */
  siteEnvironment(origin: string): Record<string, string>
  /** Everything the triggers' table holds. */
  tableItems(): Promise<Record<string, AttributeValue>[]>
  close(): Promise<void>
}

export type OperablePool = LocalPool & {
  /** The variables by which an operator's tools reach all services. */
  operatorEnvironment(): Record<string, string>
}

/**
 * Starts the pool. Rejects, with nothing left running, when a part cannot start: `EADDRINUSE` when a port is taken,
 * `LEVEL_LOCKED` somewhere in the causes when another process has the state folder.
 */
export async function startLocalPool(options: LocalPoolOptions = {}): Promise<OperablePool> {
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
    const faults = { cognito: {}, mail: {}, lambda: {} }
    const secrets = await loadSecrets(options.stateFolder)
    const { mail, dynamodb, cognito, lambda } = await startServers(
      { ...options, signInMode },
      secrets,
      faults,
      keep,
    )
    return {
      cognitoUrl: cognito.url,
      dynamodbUrl: dynamodb.url,
      poolId: cognito.poolId,
      clientId: cognito.clientId,
      clientSecret: cognito.clientSecret,
      publicClientId: cognito.publicClientId,
      inbox: mail.inbox,
      faults,
      siteEnvironment: (origin) => siteEnvironment(cognito, secrets.sessionSecret, signInMode, origin),
      operatorEnvironment: () =>
        operatorEnvironment({
          cognito: cognito.url,
          dynamodb: dynamodb.url,
          ses: mail.url,
          lambda: lambda.url,
        }),
      tableItems: dynamodb.items,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
