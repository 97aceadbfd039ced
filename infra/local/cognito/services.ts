import { LOCAL_POOL_ID, LOCAL_REGION } from '#infra/local/aws-config.ts'
import type { Store } from '#infra/local/store.ts'
import { type Group, groups, type Trigger } from '#infra/pool.ts'
import type { TriggerHandler } from '#infra/triggers/trigger-handler.ts'
import type { Clock } from '#lib/clock.ts'
import { type Assumptions, defaults } from './assumptions.ts'
import { deployGroups } from './groups.ts'
import { poolIdentity, publicClientId } from './pool-identity.ts'
import { type RunTrigger, triggerRunner } from './run-trigger.ts'
import { type ClientSettings, deployedClient, deployedPool, type PoolSettings } from './settings.ts'
import { type ClientCredentials, type PoolIdentity, type State, stateIn } from './state.ts'

/** An email of Cognito's own: the code that confirms a sign-up, or that resets a password. */
export type CognitoEmail = { readonly to: string; readonly subject: string; readonly message: string }

type ListedClient = { readonly ClientId: string; readonly ClientName: string | undefined }

/** What the operations may need; each asks for its part with `Pick`. */
export type Services = {
  readonly clock: Clock
  readonly state: State
  /** Of the pool, with the id and the secret of the calling client; `client` is what that client may do. */
  readonly identity: PoolIdentity
  readonly region: string
  readonly poolId: string
  readonly pool: PoolSettings
  readonly client: ClientSettings
  readonly assumptions: Assumptions
  readonly runTrigger: RunTrigger
  /** The pool's clients, as they are listed. */
  readonly listedClients: readonly ListedClient[]
  /** Which triggers the pool has. */
  readonly triggers: () => string[]
  readonly deliver: (mail: CognitoEmail) => Promise<void>
}

/** One operation: the parsed JSON body in, the JSON answer out; throws CognitoError. */
export type Operation = (services: Services, input: unknown, headers: RequestHeaders) => Promise<object>

export type RequestHeaders = { readonly authorization: string | undefined }

export type Handlers = Partial<Record<Trigger, TriggerHandler>>

export type LocalCognitoOptions = {
  /** 0 takes a free one; only 127.0.0.1 is bound. */
  readonly port: number
  readonly clock: Clock
  /** Called once, when the server listens, with its address: PostAuthentication calls back. */
  readonly triggers: (cognitoUrl: string) => Handlers
  /** Keeps users, sessions and keys over a restart; in memory without it. */
  readonly stateFolder?: string
  readonly faults?: CognitoFaults
  readonly pool?: PoolSettings
  readonly client?: ClientSettings
  /** Id and secret of that client; without them those that the state keeps. */
  readonly credentials?: ClientCredentials
  /** Those of `pool.ts` without it. */
  readonly groups?: readonly Group[] | undefined
  /** A second client, without a secret; there is none without it. */
  readonly publicClient?: ClientSettings
  /** Names of further clients: they are listed, and can do nothing. */
  readonly otherClients?: readonly string[]
  readonly assumptions?: Partial<Assumptions>
  /** Delivers Cognito's own emails (codes for sign-ups and password resets); without it they are dropped. */
  readonly deliver?: (mail: CognitoEmail) => Promise<void>
  readonly triggerTimeLimitMilliseconds?: number
}

/** Faults that a test switches on and off while the server runs; read at each request. */
export type CognitoFaults = {
  /** Every answer waits this long. */
  delayMilliseconds?: number
  /** This operation, or every one, answers with this error and does nothing. */
  fail?: { operation?: string; type: string; message: string; status?: number }
  /** The connection is closed without an answer. `after` does the work first, as when an answer gets lost. */
  drop?: 'before' | 'after'
  /** The only operation whose answers get lost, after the work. */
  lose?: string
  /** What comes instead of an operation's answer, as from a server in between. */
  instead?: (operation: string, answer: object) => object | Promise<object>
}

export type ServicesByClient = { readonly services: Services; readonly publicServices: Services | undefined }

/** The services of the site's client and, where there is one, of the client without a secret. */
export async function servicesByClient(
  store: Store,
  options: LocalCognitoOptions,
  handlers: () => Handlers,
): Promise<ServicesByClient> {
  const services = await servicesOf(store, options, handlers)
  return { services, publicServices: servicesOfPublicClient(services, options, handlers) }
}

async function servicesOf(
  store: Store,
  options: LocalCognitoOptions,
  handlers: () => Handlers,
): Promise<Services> {
  const state = stateIn(store)
  const identity = await poolIdentity(state, options.credentials)
  deployGroups({ state, clock: options.clock }, options.groups ?? groups)
  const client = options.client ?? deployedClient()
  return {
    clock: options.clock,
    state,
    identity,
    region: LOCAL_REGION,
    poolId: LOCAL_POOL_ID,
    pool: options.pool ?? deployedPool('code'),
    client,
    listedClients: listedClients(identity, client, options),
    assumptions: { ...defaults, ...options.assumptions },
    deliver: options.deliver ?? (async () => {}),
    triggers: () => Object.keys(handlers()),
    runTrigger: runTriggerFor(identity.clientId, options, handlers),
  }
}

/** The same services for the second client. */
function servicesOfPublicClient(
  services: Services,
  options: LocalCognitoOptions,
  handlers: () => Handlers,
): Services | undefined {
  const { publicClient: client } = options
  if (client === undefined) return undefined
  const clientId = publicClientId(services.identity)
  const identity = { ...services.identity, clientId }
  return { ...services, identity, client, runTrigger: runTriggerFor(clientId, options, handlers) }
}

function runTriggerFor(
  clientId: string,
  { triggerTimeLimitMilliseconds: limit }: LocalCognitoOptions,
  handlers: () => Handlers,
): RunTrigger {
  return triggerRunner({
    handlers,
    region: LOCAL_REGION,
    userPoolId: LOCAL_POOL_ID,
    clientId,
    ...(limit === undefined ? {} : { timeLimitMilliseconds: limit }),
  })
}

function listedClients(
  identity: PoolIdentity,
  client: ClientSettings,
  { publicClient, otherClients = [] }: LocalCognitoOptions,
): ListedClient[] {
  const own = { ClientId: identity.clientId, ClientName: client.ClientName }
  const second = { ClientId: publicClientId(identity), ClientName: publicClient?.ClientName }
  const others = otherClients.map((name) => ({ ClientId: `${name}0000`, ClientName: name }))
  return [own, ...(publicClient === undefined ? [] : [second]), ...others]
}
