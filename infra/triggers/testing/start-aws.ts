import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SESClient } from '@aws-sdk/client-ses'
import PostalMime, { type Email } from 'postal-mime'
import { localAwsConfig } from '#infra/local/aws-config.ts'
import { startDynamodb } from '#infra/local/dynamodb.ts'
import { listenOnLoopback } from '#infra/local/loopback.ts'

export const TABLE_NAME = 'code-sign-in-test'

/** Starts a DynamoDB with the pool's table in it. `requests` lists what the client sends. */
export async function startTable() {
  const { url, close } = await startDynamodb(TABLE_NAME)
  // As deployed: a kept connection that the server closes meanwhile is no failure.
  const dynamodb = new DynamoDBClient({ ...clientOf(url), maxAttempts: 2 })
  const requests: string[] = []
  dynamodb.middlewareStack.add(
    (next, context) => (args) => {
      requests.push(context.commandName ?? 'unknown')
      return next(args)
    },
    { step: 'initialize' },
  )
  const clients = [dynamodb]
  /** A client on a line that loses the answer to each first attempt, after the table took it. */
  const losingFirstAnswers = () => {
    const client = losing(new DynamoDBClient({ ...clientOf(url), maxAttempts: 2 }))
    clients.push(client)
    return client
  }
  const stop = async () => {
    for (const client of clients) client.destroy()
    await close()
  }
  return { dynamodb, losingFirstAnswers, requests, stop }
}

function losing(client: DynamoDBClient): DynamoDBClient {
  client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args)
      if (!JSON.stringify(args.request).includes('attempt=1;')) return answer
      throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET' })
    },
    { step: 'deserialize', priority: 'low' },
  )
  return client
}

/**
 * What SES does with an email. `hangs`: it gives no answer, to an email that it took with `takes-and-hangs`. `takes-and-fails`: it
 * answers a fault of its own for one that it took.
 */
type SesBehaviour = 'accepts' | 'rejects' | 'hangs' | 'takes-and-hangs' | 'takes-and-fails'

/** An email as SES got it: its recipients, and the message as a mail client reads it. */
type TakenMail = { readonly destinations: string[]; readonly source: string | null; readonly message: Email }

/** Starts a server that takes every SendRawEmail of SES v1, and keeps the emails that it accepted. */
export async function startSes() {
  const mails: TakenMail[] = []
  const state: { behaviour: SesBehaviour } = { behaviour: 'accepts' }
  const { url, close } = await listen(async (request, response) => {
    const form = new URLSearchParams(await text(request))
    if (state.behaviour === 'rejects') return answer(response, 400, 'text/xml', rejection(form))
    if (state.behaviour === 'hangs') return
    mails.push(await takenMail(form))
    if (state.behaviour === 'takes-and-hangs') return
    if (state.behaviour === 'takes-and-fails') return answer(response, 500, 'text/xml', FAULT)
    answer(response, 200, 'text/xml', ACCEPTED)
  })
  const ses = new SESClient(clientOf(url))
  const impatient = { requestTimeout: 50, throwOnRequestTimeout: true }
  /** Gives up after 50 ms. */
  const impatientSes = new SESClient({ ...clientOf(url), requestHandler: impatient })
  const stop = async () => {
    ses.destroy()
    impatientSes.destroy()
    await close()
  }
  return { ses, impatientSes, mails, state, stop }
}

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/'
const ACCEPTED = `<SendRawEmailResponse xmlns="${NAMESPACE}"><SendRawEmailResult><MessageId>0100-local</MessageId></SendRawEmailResult></SendRawEmailResponse>`

async function takenMail(form: URLSearchParams): Promise<TakenMail> {
  const destinations = [...form].flatMap(([name, value]) => (name.startsWith('Destinations.') ? [value] : []))
  const message = await PostalMime.parse(Buffer.from(form.get('RawMessage.Data') ?? '', 'base64'))
  return { destinations, source: form.get('Source'), message }
}

const FAULT = `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>Receiver</Type><Code>InternalFailure</Code><Message>Failed.</Message></Error></ErrorResponse>`

/** Quotes the recipient, as the real one does. */
function rejection(form: URLSearchParams): string {
  const to = form.get('Destinations.member.1')
  const error = `<Type>Sender</Type><Code>MessageRejected</Code><Message>Email address is not verified: ${to}</Message>`
  return `<ErrorResponse xmlns="${NAMESPACE}"><Error>${error}</Error></ErrorResponse>`
}

/** Starts a server that takes every Cognito call, keeps its name and body, and accepts or refuses it. */
export async function startCognito() {
  const calls: { target: string; body: unknown }[] = []
  const state: { behaviour: 'accepts' | 'refuses' } = { behaviour: 'accepts' }
  const { url, close } = await listen(async (request, response) => {
    const body: unknown = JSON.parse(await text(request))
    calls.push({ target: String(request.headers['x-amz-target']), body })
    if (state.behaviour === 'accepts') return answer(response, 200, AMZ_JSON, '{}')
    answer(response, 400, AMZ_JSON, JSON.stringify(REFUSAL))
  })
  const cognito = new CognitoIdentityProviderClient(clientOf(url))
  const stop = async () => {
    cognito.destroy()
    await close()
  }
  return { cognito, calls, state, stop }
}

const AMZ_JSON = 'application/x-amz-json-1.1'
const REFUSAL = { __type: 'UserNotFoundException', message: 'User anna@example.com does not exist.' }

function listen(listener: RequestListener) {
  return listenOnLoopback(createServer(listener), 0)
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type }).end(body)
}

/** The settings of an AWS client that reaches this endpoint only, and calls once. */
export function clientOf(url: string) {
  return { ...localAwsConfig(url), maxAttempts: 1 }
}
