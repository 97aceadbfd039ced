import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http'
import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { listenOnLoopback } from '../../local/loopback.ts'
import { mailboxAddress } from '../../local/ses/send-email.ts'
import { PLACE } from './intrinsics.ts'
import { type Call, isAllowed, type Statement } from './policies.ts'

export type Service = 'dynamodb' | 'ses' | 'cognito-idp'

export type GateOptions = {
  readonly service: Service
  /** The local server behind it. */
  readonly upstream: () => string
  /** What the caller with this access key may do. */
  readonly rightsOf: (accessKeyId: string) => readonly Statement[]
  readonly identities: readonly string[]
  /** Hears of every call that was let through. */
  readonly onAllowed: (accessKeyId: string, action: string) => void
  readonly onDenied: (accessKeyId: string, call: Call) => void
}

export type Gate = Awaited<ReturnType<typeof startGate>>

/**
 * Stands before a local service and lets through what the caller's role allows, as IAM does before the real one. Callers are
 * told apart by the access key that they sign with.
 */
export function startGate(options: GateOptions) {
  const server = createServer((received, response) => {
    void handle(options, received, response).catch(() => response.destroy())
  })
  return listenOnLoopback(server, 0)
}

async function handle(
  { service, upstream, rightsOf, identities, onAllowed, onDenied }: GateOptions,
  received: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await buffer(received)
  const accessKeyId = ACCESS_KEY.exec(received.headers.authorization ?? '')?.[1] ?? ''
  const call = readers[service](received.headers, body.toString('utf8'), identities)
  if (!isAllowed(rightsOf(accessKeyId), call)) {
    onDenied(accessKeyId, call)
    return deny(service, response, accessKeyId, call)
  }
  onAllowed(accessKeyId, call.action)
  pass(upstream(), received, body, response)
}

const ACCESS_KEY = /Credential=([^/]+)\//

type Reader = (headers: IncomingHttpHeaders, body: string, identities: readonly string[]) => Call

const TableBody = z.object({ TableName: z.string() })
const PoolBody = z.object({ UserPoolId: z.string() })

const readers: Record<Service, Reader> = {
  dynamodb: (headers, body) => ({
    action: `dynamodb:${operation(headers)}`,
    resource: arn('dynamodb', `table/${TableBody.parse(JSON.parse(body)).TableName}`),
    conditions: {},
  }),
  'cognito-idp': (headers, body) => ({
    action: `cognito-idp:${operation(headers)}`,
    resource: arn('cognito-idp', `userpool/${PoolBody.parse(JSON.parse(body)).UserPoolId}`),
    conditions: {},
  }),
  ses: (_, body, identities) => {
    const form = new URLSearchParams(body)
    const from = mailboxAddress(form.get('Source') ?? '') ?? ''
    const identity = identities.find((each) => each === from || from.endsWith(`@${each}`)) ?? from
    return {
      action: `ses:${form.get('Action')}`,
      resource: arn('ses', `identity/${identity}`),
      conditions: { 'ses:FromAddress': from },
    }
  },
}

function operation(headers: IncomingHttpHeaders): string {
  return String(headers['x-amz-target']).split('.')[1] ?? ''
}

function arn(service: Service, resource: string): string {
  return `arn:${PLACE.partition}:${service}:${PLACE.region}:${PLACE.account}:${resource}`
}

function deny(service: Service, response: ServerResponse, who: string, { action, resource }: Call): void {
  const message = `User: ${who} is not authorized to perform: ${action} on resource: ${resource}`
  if (service === 'ses') {
    const error = `<Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${message}</Message></Error>`
    response.writeHead(403, { 'content-type': 'text/xml' }).end(`<ErrorResponse>${error}</ErrorResponse>`)
    return
  }
  response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' })
  response.end(JSON.stringify({ __type: 'AccessDeniedException', message }))
}

function pass(upstream: string, received: IncomingMessage, body: Buffer, response: ServerResponse): void {
  const { host: _, ...headers } = received.headers
  const forwarded = request(upstream, { method: 'POST', path: '/', headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  // A caller that is cut off, and one that cuts off, look the same from the other side.
  forwarded.on('error', () => response.destroy())
  response.on('close', () => forwarded.destroy())
  forwarded.end(body)
}
