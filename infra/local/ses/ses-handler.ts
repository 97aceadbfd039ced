import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Mail } from '#infra/local/inbox/mail.ts'
import {
  type GetSendQuotaNeeds,
  getAccountSendingEnabled,
  getIdentityVerificationAttributes,
  getSendQuota,
} from '../operator/ses-account.ts'
import {
  actionResponse,
  element,
  errorFor,
  errorResponse,
  type MailFaults,
  type SesError,
  senderError,
} from './responses.ts'
import { type SendRawEmailNeeds, sendRawEmail } from './send-raw-email.ts'

/** SES takes messages of up to 10 MB. */
const MAX_BYTES = 10 * 1024 * 1024
/** The Authorization header of a signed request to either API of SES; the group is the region. */
export const SIGNED =
  /^AWS4-HMAC-SHA256 Credential=[^/\s]+\/\d{8}\/([a-z0-9-]+)\/ses\/aws4_request, ?SignedHeaders=\S+, ?Signature=[0-9a-f]{64}$/

export type SesNeeds = SendRawEmailNeeds &
  GetSendQuotaNeeds & {
    readonly deliver: (mail: Mail) => void
    /** Aborts when the service stops: calls that still wait are dropped. */
    readonly stopped: AbortSignal
  }

/** What an operator asks about the account; faults of single mails do not reach these. */
const READS: ReadonlyMap<string, (needs: SesNeeds, form: URLSearchParams) => string> = new Map(
  Object.entries({
    GetSendQuota: getSendQuota,
    GetIdentityVerificationAttributes: getIdentityVerificationAttributes,
    GetAccountSendingEnabled: getAccountSendingEnabled,
  }),
)

/**
 * Answers SES v1's Query protocol as far as `SendRawEmail` and `READS`; any other action is an `InvalidAction`. It wants a
 * signature, as SES does, and does not check it: there is nothing here to protect from this machine's own programs.
 * @see https://docs.aws.amazon.com/ses/latest/APIReference/Welcome.html
 */
export function createSesHandler(needs: SesNeeds) {
  let calls = 0
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = randomUUID()
    const body = await readBody(request)
    if (body === undefined) return refuse(response, TOO_LARGE, requestId)
    const region = SIGNED.exec(request.headers.authorization ?? '')?.[1]
    if (region === undefined) return refuse(response, UNSIGNED, requestId)
    const form = new URLSearchParams(body)
    const action = form.get('Action') ?? ''
    const read = READS.get(action)
    if (read !== undefined) return accept(response, action, read(needs, form), requestId)
    if (action !== 'SendRawEmail') return refuse(response, unknownAction(action), requestId)

    calls += 1
    const fault = faultOf(needs.faults, calls)
    if (!(await waited(needs))) return
    if (fault !== undefined) return refuse(response, errorFor(fault, recipientOf(form), region), requestId)
    const sent = await sendRawEmail(needs, form, region)
    if (!sent.ok) return refuse(response, sent.error, requestId)
    needs.deliver(sent.value)
    accept(response, action, element('MessageId', sent.value.id), requestId)
  }
}

const TOO_LARGE = senderError('RequestEntityTooLarge', 'The request is larger than 10 MB.', 413)
const UNSIGNED = senderError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403)

function unknownAction(action: string): SesError {
  const known = ['SendRawEmail', ...READS.keys()].join(', ')
  return senderError('InvalidAction', `The local SES knows ${known}, not ${JSON.stringify(action)}`)
}

function faultOf({ error, everyNth = 1 }: MailFaults, call: number) {
  return call % everyNth === 0 ? error : undefined
}

/** False when the service stopped meanwhile. */
async function waited({ faults, stopped }: SesNeeds): Promise<boolean> {
  try {
    if (faults.delayMs) await wait(faults.delayMs, undefined, { signal: stopped })
    return true
  } catch {
    return false
  }
}

function recipientOf(form: URLSearchParams): string {
  return form.get('Destinations.member.1') ?? ''
}

/** The body as text; undefined when it is larger than SES allows. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size <= MAX_BYTES) chunks.push(bytes)
  }
  return size > MAX_BYTES ? undefined : Buffer.concat(chunks).toString('utf8')
}

function accept(response: ServerResponse, action: string, result: string, requestId: string): void {
  answer(response, 200, actionResponse(action, result, requestId), requestId)
}

function refuse(response: ServerResponse, error: SesError, requestId: string): void {
  answer(response, error.status, errorResponse(error, requestId), requestId)
}

function answer(response: ServerResponse, status: number, body: string, requestId: string): void {
  response.writeHead(status, { 'content-type': 'text/xml', 'x-amzn-requestid': requestId }).end(body)
}
