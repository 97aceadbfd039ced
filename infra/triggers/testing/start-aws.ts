import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SESClient } from '@aws-sdk/client-ses'
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
  const stop = async () => {
    dynamodb.destroy()
    await close()
  }
  return { dynamodb, requests, stop }
}

/** Starts a server that takes every SendEmail of SES v1, and keeps the forms that it accepted. */
export async function startSes() {
  const forms: URLSearchParams[] = []
  const state: { behaviour: 'accepts' | 'rejects' | 'hangs' } = { behaviour: 'accepts' }
  const { url, close } = await listen(async (request, response) => {
    const form = new URLSearchParams(await text(request))
    if (state.behaviour === 'rejects') return answer(response, 400, 'text/xml', rejection(form))
    if (state.behaviour === 'hangs') return
    forms.push(form)
    answer(response, 200, 'text/xml', ACCEPTED)
  })
  const ses = new SESClient(clientOf(url))
  const stop = async () => {
    ses.destroy()
    await close()
  }
  return { ses, forms, state, stop }
}

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/'
const ACCEPTED = `<SendEmailResponse xmlns="${NAMESPACE}"><SendEmailResult><MessageId>0100-local</MessageId></SendEmailResult></SendEmailResponse>`

/** Quotes the recipient, as the real one does. */
function rejection(form: URLSearchParams): string {
  const to = form.get('Destination.ToAddresses.member.1')
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
