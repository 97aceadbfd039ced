import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { CognitoError } from './cognito-error.ts'
import { publicKeys } from './pool-identity.ts'
import type { Services } from './services.ts'

const TARGET = /^AWSCognitoIdentityProviderService\.(\w+)$/
const MAX_BODY_BYTES = 128 * 1024

/** The operation's name from `X-Amz-Target` (AWS JSON 1.1), or an empty string. */
export function targetOf(request: IncomingMessage): string {
  return TARGET.exec(String(request.headers['x-amz-target'] ?? ''))?.[1] ?? ''
}

/** Reads and parses the JSON body. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += chunk.length
    if (bytes > MAX_BODY_BYTES)
      throw new CognitoError('RequestEntityTooLargeException', 'Request too large', 413)
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}')
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

/** Serves the pool's public keys, the one thing that is fetched with GET. */
export function answerKeys(
  { identity, poolId }: Pick<Services, 'identity' | 'poolId'>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (request.url !== `/${poolId}/.well-known/jwks.json`) return void response.writeHead(404).end()
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(publicKeys(identity)))
}
