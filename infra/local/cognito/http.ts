import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { CognitoError } from './errors.ts'
import { publicKeys } from './pool-identity.ts'
import type { Services } from './services.ts'

const TARGET = /^AWSCognitoIdentityProviderService\.(\w+)$/
const MAX_BODY_BYTES = 128 * 1024

/** The operation's name from `X-Amz-Target` (AWS JSON 1.1), or an empty string. */
export function targetOf(request: IncomingMessage): string {
  return TARGET.exec(String(request.headers['x-amz-target'] ?? ''))?.[1] ?? ''
}

/** Reads and parses the JSON body, which has to be an object. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const body = parseJson(await textOf(request))
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new CognitoError('SerializationException', 'The request body is not a JSON object')
  }
  return body
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  // What is too much is read all the same, unkept: a caller that is still writing would not see the answer.
  for await (const chunk of request) {
    bytes += chunk.length
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk)
  }
  if (bytes > MAX_BODY_BYTES) {
    throw new CognitoError('RequestEntityTooLargeException', 'Request too large', 413)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text || '{}')
  } catch {
    throw new CognitoError('SerializationException', 'The request body is not JSON')
  }
}

/** Writes an answer or an error in the service's form. */
export function answerJson(response: ServerResponse, answer: object): void {
  if (response.destroyed) return
  const requestId = { 'x-amzn-RequestId': randomUUID() }
  const type = { 'Content-Type': 'application/x-amz-json-1.1' }
  if (!(answer instanceof CognitoError)) {
    response.writeHead(200, { ...type, ...requestId }).end(JSON.stringify(answer))
    return
  }
  const errorHeaders = {
    'x-amzn-ErrorType': `${answer.type}:`,
    // Header values are Latin-1 on one line; the body has the message whole.
    'x-amzn-ErrorMessage': answer.message.replace(/[^\x20-\x7e]+/g, ' '),
  }
  response
    .writeHead(answer.status, { ...type, ...requestId, ...errorHeaders })
    .end(JSON.stringify({ __type: answer.type, message: answer.message }))
}

/** True for the one place that operations are posted to. */
export function isOperation(request: IncomingMessage): boolean {
  return request.method === 'POST' && request.url === '/'
}

/** Serves what is not an operation: the pool's public keys, and nothing else. */
export function answerKeys(
  { identity, poolId }: Pick<Services, 'identity' | 'poolId'>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (request.method !== 'GET' || request.url !== `/${poolId}/.well-known/jwks.json`) {
    return void response.writeHead(404).end()
  }
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(publicKeys(identity)))
}
