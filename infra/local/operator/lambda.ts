import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { functionArn } from '#infra/local/aws-config.ts'
import { isForLoopback, type LoopbackServer, listenOnLoopback } from '#infra/local/loopback.ts'
import type { Trigger } from '#infra/pool.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { invoke, WAITING } from './invoke.ts'
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
const FUNCTION = /^\/2015-03-31\/functions\/([^/?]+)\/(configuration|policy|invocations)$/
const CALLS = ['GET configuration', 'GET policy', 'POST invocations']

/**
 * Starts the part of Lambda that an operator uses, on a free loopback port: it describes the triggers' functions, and invokes
 * the one that `npm run people` asks. It requires a signature, as Lambda does, and does not check it.
 */
export function startLocalLambda(functions: TriggerFunctions): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    if (!isForLoopback(request) || request.headers.origin !== undefined) {
      response.writeHead(403).end()
      return
    }
    respond(functions, request, response).catch((error: unknown) => {
      console.error(error)
      response.destroy()
    })
  })
  return listenOnLoopback(server, 0)
}

async function respond(
  functions: TriggerFunctions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = randomUUID()
  const call = callIn(request)
  if (!call.ok) return answer(response, requestId, call)
  const { name, what } = call.value
  if (what !== 'invocations') return answer(response, requestId, described(functions, name, what))
  const type = String(request.headers['x-amz-invocation-type'] ?? WAITING)
  const payload = await text(request)
  const invoked = await invoke(functions, { name, type, payload, requestId })
  if (!invoked.ok) return answer(response, requestId, invoked)
  const { returned, isError } = invoked.value
  answer(response, requestId, ok(returned), isError ? { 'x-amz-function-error': 'Unhandled' } : {})
}

/** The function that a request names, and what it asks of it. */
function callIn({ method, url = '', headers }: IncomingMessage): Result<Call, LambdaError> {
  if (!SIGNED.test(headers.authorization ?? '')) return refused(UNSIGNED)
  const [, name, what = ''] = FUNCTION.exec(url) ?? []
  const isKnown = CALLS.includes(`${method} ${what}`)
  return name === undefined || !isKnown
    ? refused(unsupported(`${method} ${url}`))
    : ok({ name: decodeURIComponent(name), what })
}

type Call = { readonly name: string; readonly what: string }

function described(functions: TriggerFunctions, name: string, what: string): Result<object, LambdaError> {
  const trigger = triggerCalled(functions, name)
  if (!trigger.ok) return trigger
  if (what === 'policy') return getPolicy(functions, trigger.value)
  return ok(getFunctionConfiguration(functions, trigger.value))
}

/** Finds a function by its name or its ARN. */
function triggerCalled({ triggers, faults }: TriggerFunctions, name: string): Result<Trigger, LambdaError> {
  const trigger = triggers.find((each) => name === each || name === functionArn(each))
  if (trigger !== undefined && trigger !== faults.deleted) return ok(trigger)
  return refused(functionNotFound(name))
}

function answer(
  response: ServerResponse,
  requestId: string,
  result: Result<unknown, LambdaError>,
  more: Record<string, string> = {},
): void {
  const headers = { 'content-type': 'application/json', 'x-amzn-requestid': requestId, ...more }
  if (result.ok) {
    response.writeHead(200, headers).end(JSON.stringify(result.value))
    return
  }
  const { status, type, message } = result.error
  response.writeHead(status, { ...headers, 'x-amzn-errortype': type })
  response.end(JSON.stringify({ Type: 'User', Message: message }))
}
