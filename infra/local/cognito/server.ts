import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { JWK } from 'jose'
import { z } from 'zod'
import { allowLoopbackPages, isForLoopback, listenOnLoopback } from '#infra/local/loopback.ts'
import { openStore, type Store } from '#infra/local/store.ts'
import { CognitoError, unsupported } from './errors.ts'
import { answerJson, answerKeys, isOperation, readBody, targetOf } from './http.ts'
import { operations } from './operations.ts'
import { publicKeys } from './pool-identity.ts'
import {
  type CognitoFaults,
  type Handlers,
  type LocalCognitoOptions,
  type ServicesByClient,
  servicesByClient,
} from './services.ts'
import { requireDeployable } from './settings.ts'

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
  const clients = await servicesByClient(store, options, () => handlers)
  const { services, publicServices } = clients
  const { identity } = services
  const server = createServer((request, response) => {
    void handle(clients, options.faults ?? {}, request, response)
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
    answerJson(response, (await faults.instead?.(targetOf(request), answer)) ?? answer)
  } catch (error) {
    if (hungUp(request)) return
    answerJson(response, error instanceof CognitoError ? error : internalError(error))
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

/** True when the caller hung up in the middle of its request. */
function hungUp(request: IncomingMessage): boolean {
  return request.errored !== null
}

/** A bug of this imitation: the details go to the console only, as the service hides its own. */
function internalError(error: unknown): CognitoError {
  console.error('The local Cognito failed:', error)
  return new CognitoError('InternalErrorException', 'Internal error', 500)
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
