import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { ok, type Result, refused } from '#lib/result.ts'
import type { MailFaults } from '../ses/responses.ts'
import { SIGNED } from '../ses/ses-handler.ts'

const ADDRESS = /^\/v2\/email\/suppression\/addresses\/([^/?]+)$/

/**
 * Answers `GetSuppressedDestination` of SES's second API, which speaks JSON; any other call of it is refused by name.
 * The list holds what the faults put there.
 * @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetSuppressedDestination.html
 */
export function answerSesV2(faults: MailFaults, request: IncomingMessage, response: ServerResponse): void {
  const found = getSuppressedDestination(faults, request)
  const headers = { 'content-type': 'application/json', 'x-amzn-requestid': randomUUID() }
  if (found.ok) {
    response.writeHead(200, headers).end(JSON.stringify({ SuppressedDestination: found.value }))
    return
  }
  const { status, type, message } = found.error
  response.writeHead(status, { ...headers, 'x-amzn-errortype': type }).end(JSON.stringify({ message }))
}

type SesV2Error = { readonly status: number; readonly type: string; readonly message: string }

function getSuppressedDestination(
  { suppressed = [], isSuppressionListDenied = false }: MailFaults,
  { method, url = '', headers }: IncomingMessage,
): Result<object, SesV2Error> {
  if (!SIGNED.test(headers.authorization ?? '')) return refused(UNSIGNED)
  const [, word] = ADDRESS.exec(url) ?? []
  if (method !== 'GET' || word === undefined) return refused(unknownCall(`${method} ${url}`))
  if (isSuppressionListDenied) return refused(DENIED)
  const email = decodeURIComponent(word)
  const entry = suppressed.find((each) => each.email === email)
  if (entry === undefined) return refused(notListed(email))
  return ok({
    EmailAddress: email,
    Reason: entry.reason,
    LastUpdateTime: entry.since.getTime() / 1000,
    Attributes: {},
  })
}

const UNSIGNED: SesV2Error = {
  status: 403,
  type: 'MissingAuthenticationTokenException',
  message: 'Missing Authentication Token',
}

const DENIED: SesV2Error = {
  status: 403,
  type: 'AccessDeniedException',
  message: 'User: local is not authorized to perform: ses:GetSuppressedDestination',
}

function notListed(email: string): SesV2Error {
  const message = `Email address ${email} does not exist on your suppression list.`
  return { status: 404, type: 'NotFoundException', message }
}

function unknownCall(call: string): SesV2Error {
  const message = `The local SES knows one call of the second API, GetSuppressedDestination, not ${call}`
  return { status: 404, type: 'UnknownOperationException', message }
}
