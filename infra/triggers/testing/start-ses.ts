import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { SESClient } from '@aws-sdk/client-ses'
import { startServer } from './start-server.ts'
import { LOCAL } from './start-table.ts'

type SesBehaviour = 'accepts' | 'rejects' | 'hangs'

/** Starts a server that speaks as much of SES v1 as one SendEmail needs, and keeps the forms it was sent. */
export async function startSes() {
  const forms: URLSearchParams[] = []
  const state: { behaviour: SesBehaviour } = { behaviour: 'accepts' }
  const server = await startServer(async (request, response) => {
    const form = await formOf(request)
    if (state.behaviour === 'rejects') return refuse(response, form)
    if (state.behaviour === 'hangs') return
    forms.push(form)
    answer(response, 200, `<SendEmailResponse xmlns="${NAMESPACE}">${RESULT}</SendEmailResponse>`)
  })
  const ses = new SESClient({ ...LOCAL, endpoint: server.endpoint })
  const stop = async () => {
    ses.destroy()
    await server.stop()
  }
  return { ses, forms, state, stop }
}

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/'
const RESULT = '<SendEmailResult><MessageId>0100-local</MessageId></SendEmailResult>'

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  return new URLSearchParams(await text(request))
}

/** The real refusal quotes the recipient, too. */
function refuse(response: ServerResponse, form: URLSearchParams) {
  const to = form.get('Destination.ToAddresses.member.1')
  const error = `<Type>Sender</Type><Code>MessageRejected</Code><Message>Email address is not verified: ${to}</Message>`
  answer(response, 400, `<ErrorResponse xmlns="${NAMESPACE}"><Error>${error}</Error></ErrorResponse>`)
}

function answer(response: ServerResponse, status: number, body: string) {
  response.writeHead(status, { 'content-type': 'text/xml' }).end(body)
}
