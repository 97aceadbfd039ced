import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { isForLoopback } from '#infra/local/loopback-guard.ts'
import { listenOnLoopback } from '#infra/local/loopback-server.ts'
import { triggerRunner } from '#infra/local/run-trigger.ts'
import { openStore } from '#infra/local/store.ts'
import type { Trigger } from '#infra/pool.ts'
import type { TriggerHandler } from '#infra/triggers/handler.ts'
import type { Clock } from '#lib/clock.ts'
import { type Assumptions, likely } from './assumptions.ts'
import { CognitoError } from './cognito-error.ts'
import type { CognitoFaults } from './faults.ts'
import { answerJson, answerKeys, readBody, targetOf } from './http.ts'
import { operations } from './operations.ts'
import { poolIdentity } from './pool-identity.ts'
import type { CognitoMail, Services } from './services.ts'
import { type ClientSettings, deployedClient, deployedPool, type PoolSettings } from './settings.ts'
import { stateIn } from './state.ts'
import { unsupported } from './unsupported.ts'

const REGION = 'us-east-1'
const POOL_ID = `${REGION}_Local0001`

export type LocalCognitoOptions = {
  /** 0 takes a free one; only 127.0.0.1 is bound. */
  readonly port: number
  readonly clock: Clock
  /** Called once, when the server listens, with its address: PostAuthentication calls back. */
  readonly triggers: (cognitoUrl: string) => Partial<Record<Trigger, TriggerHandler>>
  /** Where users, sessions and keys outlive a restart; in memory without it. */
  readonly stateFolder?: string
  readonly faults?: CognitoFaults
  readonly pool?: PoolSettings
  readonly client?: ClientSettings
  readonly assumptions?: Assumptions
  /** Takes Cognito's own mails (confirmation codes); without it they go nowhere. */
  readonly deliver?: (mail: CognitoMail) => Promise<void>
  readonly triggerTimeLimitMilliseconds?: number
}

export type LocalCognito = {
  readonly url: string
  readonly region: string
  readonly poolId: string
  readonly clientId: string
  readonly clientSecret: string
  close(): Promise<void>
}

/** Starts Cognito on this machine: the operations of `operations.ts` over the service's own wire protocol. */
export async function startLocalCognito(options: LocalCognitoOptions): Promise<LocalCognito> {
  const store = await openStore(options.stateFolder)
  const state = stateIn(store)
  const identity = await poolIdentity(state)
  let handlers: Partial<Record<Trigger, TriggerHandler>> = {}
  const services: Services = {
    clock: options.clock,
    state,
    identity,
    region: REGION,
    poolId: POOL_ID,
    pool: options.pool ?? deployedPool,
    client: options.client ?? deployedClient,
    assumptions: options.assumptions ?? likely,
    deliver: options.deliver ?? (async () => {}),
    runTrigger: triggerRunner({
      handlers: () => handlers,
      region: REGION,
      userPoolId: POOL_ID,
      clientId: identity.clientId,
      ...(options.triggerTimeLimitMilliseconds === undefined
        ? {}
        : { timeLimitMilliseconds: options.triggerTimeLimitMilliseconds }),
    }),
  }
  const server = createServer((request, response) => {
    void handle(services, options.faults ?? {}, request, response)
  })
  try {
    const { url, close } = await listenOnLoopback(server, options.port)
    handlers = options.triggers(url)
    const { clientId, clientSecret } = identity
    return {
      url,
      region: REGION,
      poolId: POOL_ID,
      clientId,
      clientSecret,
      close: async () => {
        await close()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

async function handle(
  services: Services,
  faults: CognitoFaults,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (!isForLoopback(request)) return void response.writeHead(403).end()
    if (faults.delayMilliseconds !== undefined) await delay(faults.delayMilliseconds)
    if (faults.drop === 'before') return void request.socket.destroy()
    if (request.method === 'GET') return answerKeys(services, request, response)
    const answer = await perform(services, faults, request)
    if (faults.drop === 'after') return void request.socket.destroy()
    answerJson(response, answer)
  } catch (error) {
    answerJson(response, error instanceof CognitoError ? error : surprise(error))
  }
}

async function perform(services: Services, faults: CognitoFaults, request: IncomingMessage): Promise<object> {
  const name = targetOf(request)
  const body = await readBody(request)
  const { fail } = faults
  if (fail !== undefined && (fail.operation ?? name) === name) {
    throw new CognitoError(fail.type, fail.message, fail.status)
  }
  const operation = operations.get(name)
  if (operation === undefined) throw unsupported(`the operation ${name === '' ? '(none named)' : name}`)
  return operation(services, body, { authorization: request.headers.authorization })
}

/** A fault of this imitation itself; its details belong on the console, as the service's would stay inside. */
function surprise(error: unknown): CognitoError {
  console.error('The local Cognito failed:', error)
  return new CognitoError('InternalErrorException', 'Internal error', 500)
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
