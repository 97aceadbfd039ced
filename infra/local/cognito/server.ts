import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { JWK } from 'jose'
import { z } from 'zod'
import { LOCAL_POOL_ID, LOCAL_REGION } from '#infra/local/local-client.ts'
import { allowLoopbackPages, isForLoopback } from '#infra/local/loopback-guard.ts'
import { listenOnLoopback } from '#infra/local/loopback-server.ts'
import { type RunTrigger, triggerRunner } from '#infra/local/run-trigger.ts'
import { openStore, type Store } from '#infra/local/store.ts'
import type { Trigger } from '#infra/pool.ts'
import type { TriggerHandler } from '#infra/triggers/handler.ts'
import type { Clock } from '#lib/clock.ts'
import { type Assumptions, likely } from './assumptions.ts'
import { CognitoError } from './cognito-error.ts'
import type { CognitoFaults } from './faults.ts'
import { answerJson, answerKeys, isOperation, readBody, targetOf } from './http.ts'
import { operations } from './operations.ts'
import { poolIdentity, publicClientId, publicKeys } from './pool-identity.ts'
import type { CognitoMail, ListedClient, Services } from './services.ts'
import {
  type ClientSettings,
  deployedClient,
  deployedPool,
  type PoolSettings,
  requireDeployable,
} from './settings.ts'
import { type PoolIdentity, stateIn } from './state.ts'
import { unsupported } from './unsupported.ts'

type Handlers = Partial<Record<Trigger, TriggerHandler>>

export type LocalCognitoOptions = {
  /** 0 takes a free one; only 127.0.0.1 is bound. */
  readonly port: number
  readonly clock: Clock
  /** Called once, when the server listens, with its address: PostAuthentication calls back. */
  readonly triggers: (cognitoUrl: string) => Handlers
  /** Where users, sessions and keys outlive a restart; in memory without it. */
  readonly stateFolder?: string
  readonly faults?: CognitoFaults
  readonly pool?: PoolSettings
  readonly client?: ClientSettings
  /** A second client, without a secret; there is none without it. */
  readonly publicClient?: ClientSettings
  /** Names of clients that somebody has added: they are listed, and can do nothing. */
  readonly otherClients?: readonly string[]
  readonly assumptions?: Partial<Assumptions>
  /** Takes Cognito's own mails (codes for sign-ups and forgotten passwords); without it they go nowhere. */
  readonly deliver?: (mail: CognitoMail) => Promise<void>
  readonly triggerTimeLimitMilliseconds?: number
}

export type LocalCognito = {
  readonly url: string
  readonly region: string
  readonly poolId: string
  readonly clientId: string
  readonly clientSecret: string
  /** Of the client without a secret, where there is one. */
  readonly publicClientId: string | undefined
  /** The pool's public keys, as `/POOL_ID/.well-known/jwks.json` serves them. */
  jwks(): { keys: JWK[] }
  close(): Promise<void>
}

/**
 * Starts Cognito on this machine: the operations of `operations.ts` over the service's own wire protocol. Rejects with
 * Node's error when the port is taken, with Cognito's when it would refuse the client, and with whatever `triggers`
 * throws; nothing is left running then.
 */
export async function startLocalCognito(options: LocalCognitoOptions): Promise<LocalCognito> {
  for (const client of [options.client, options.publicClient]) {
    if (client !== undefined) requireDeployable(client)
  }
  const store = await openStore(options.stateFolder)
  try {
    return await startOn(store, options)
  } catch (error) {
    await store.close()
    throw error
  }
}

async function startOn(store: Store, options: LocalCognitoOptions): Promise<LocalCognito> {
  let handlers: Handlers = {}
  const services = await servicesOf(store, options, () => handlers)
  const publicServices = servicesOfPublicClient(services, options, () => handlers)
  const { identity } = services
  const server = createServer((request, response) => {
    void handle({ services, publicServices }, options.faults ?? {}, request, response)
  })
  const { url, close } = await listenOnLoopback(server, options.port)
  try {
    handlers = options.triggers(url)
  } catch (error) {
    await close()
    throw error
  }
  return {
    url,
    region: services.region,
    poolId: services.poolId,
    clientId: identity.clientId,
    clientSecret: identity.clientSecret,
    publicClientId: publicServices?.identity.clientId,
    jwks: () => publicKeys(identity),
    close: async () => {
      await close()
      await store.close()
    },
  }
}

async function servicesOf(
  store: Store,
  options: LocalCognitoOptions,
  handlers: () => Handlers,
): Promise<Services> {
  const state = stateIn(store)
  const identity = await poolIdentity(state)
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
    assumptions: { ...likely, ...options.assumptions },
    deliver: options.deliver ?? (async () => {}),
    triggers: () => Object.keys(handlers()),
    runTrigger: runTriggerFor(identity.clientId, options, handlers),
  }
}

/** The same pool as its second client meets it. */
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

/** The pool as each of its clients meets it. */
type ServicesByClient = { readonly services: Services; readonly publicServices: Services | undefined }

async function handle(
  clients: ServicesByClient,
  faults: CognitoFaults,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { services, publicServices } = clients
  // The pool's own time, as every answer of the service tells it.
  response.setHeader('Date', new Date(services.clock()).toUTCString())
  try {
    if (!isForLoopback(request)) return void response.writeHead(403).end()
    if (publicServices !== undefined) {
      allowLoopbackPages(request, response)
      if (request.method === 'OPTIONS') return void response.writeHead(204).end()
    }
    if (faults.delayMilliseconds !== undefined) await delay(faults.delayMilliseconds)
    if (faults.drop === 'before') return void request.socket.destroy()
    if (!isOperation(request)) return answerKeys(services, request, response)
    const answer = await perform(clients, faults, request)
    if (faults.drop === 'after' || faults.lose === targetOf(request)) return void request.socket.destroy()
    answerJson(response, answer)
  } catch (error) {
    if (hungUp(request)) return
    answerJson(response, error instanceof CognitoError ? error : surprise(error))
  }
}

async function perform(
  { services, publicServices }: ServicesByClient,
  faults: CognitoFaults,
  request: IncomingMessage,
): Promise<object> {
  const name = targetOf(request)
  const body = await readBody(request)
  const { fail } = faults
  if (fail !== undefined && (fail.operation ?? name) === name) {
    throw new CognitoError(fail.type, fail.message, fail.status)
  }
  const operation = operations.get(name)
  if (operation === undefined) throw unsupported(`the operation ${name === '' ? '(none named)' : name}`)
  const isPublic = publicServices !== undefined && isNamedIn(body, publicServices.identity.clientId)
  return operation(isPublic ? publicServices : services, body, {
    authorization: request.headers.authorization,
  })
}

function isNamedIn(body: unknown, clientId: string): boolean {
  return NamedClient.safeParse(body).data?.ClientId === clientId
}

const NamedClient = z.object({ ClientId: z.string() })

/** True when the caller went away in the middle of its request; nobody waits for an answer then. */
function hungUp(request: IncomingMessage): boolean {
  return request.errored !== null
}

/** A fault of this imitation itself; its details belong on the console, as the service's would stay inside. */
function surprise(error: unknown): CognitoError {
  console.error('The local Cognito failed:', error)
  return new CognitoError('InternalErrorException', 'Internal error', 500)
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
