import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { functionArn } from '#infra/local/aws-config.ts'
import { isForLoopback, type LoopbackServer, listenOnLoopback } from '#infra/local/loopback.ts'
import type { Trigger } from '#infra/pool.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import {
  functionNotFound,
  getFunctionConfiguration,
  getPolicy,
  type LambdaError,
  type TriggerFunctions,
  UNSIGNED,
  unsupported,
} from './lambda-functions.ts'

const SIGNED = /^AWS4-HMAC-SHA256 Credential=[^/\s]+\/\d{8}\/[a-z0-9-]+\/lambda\/aws4_request,/
const READ = /^\/2015-03-31\/functions\/([^/?]+)\/(configuration|policy)$/

/**
 * Starts the part of Lambda that describes the triggers' functions to an operator, on a free loopback port. It invokes nothing.
 * It requires a signature, as Lambda does, and does not check it.
 */
export function startLocalLambda(functions: TriggerFunctions): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    if (!isForLoopback(request) || request.headers.origin !== undefined) {
      response.writeHead(403).end()
      return
    }
    answer(response, perform(functions, request))
  })
  return listenOnLoopback(server, 0)
}

function perform(functions: TriggerFunctions, request: IncomingMessage): Result<object, LambdaError> {
  if (!SIGNED.test(request.headers.authorization ?? '')) return refused(UNSIGNED)
  const [, name, what] = READ.exec(request.url ?? '') ?? []
  if (request.method !== 'GET' || name === undefined) {
    return refused(unsupported(`${request.method} ${request.url}`))
  }
  const trigger = triggerCalled(functions, decodeURIComponent(name))
  if (!trigger.ok) return trigger
  if (what === 'policy') return getPolicy(functions, trigger.value)
  return ok(getFunctionConfiguration(functions, trigger.value))
}

/** Finds a function by its name or its ARN. */
function triggerCalled({ triggers, faults }: TriggerFunctions, name: string): Result<Trigger, LambdaError> {
  const trigger = triggers.find((each) => name === each || name === functionArn(each))
  if (trigger !== undefined && trigger !== faults.deleted) return ok(trigger)
  return refused(functionNotFound(name.startsWith('arn:') ? name : functionArn(name)))
}

function answer(response: ServerResponse, result: Result<object, LambdaError>): void {
  const headers = { 'content-type': 'application/json', 'x-amzn-requestid': randomUUID() }
  if (result.ok) {
    response.writeHead(200, headers).end(JSON.stringify(result.value))
    return
  }
  const { status, type, message } = result.error
  response.writeHead(status, { ...headers, 'x-amzn-errortype': type })
  response.end(JSON.stringify({ Type: 'User', Message: message }))
}
