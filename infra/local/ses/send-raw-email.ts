import PostalMime, { addressParser, type Header } from 'postal-mime'
import { z } from 'zod'
import { type Mail, takenMail } from '#infra/local/inbox/mail.ts'
import { displayedSender, type Sender } from '#infra/mail/sender.ts'
import type { Clock } from '#lib/clock.ts'
import { type EmailAddress, EmailAddressSchema } from '#lib/email-address.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { type MailFaults, notVerified, type SesError, senderError } from './responses.ts'

export type SendRawEmailNeeds = {
  readonly clock: Clock
  /** The addresses and domains allowed as sender, in lower case. */
  readonly verifiedIdentities: readonly string[]
  readonly faults: MailFaults
}

/** Turns a `SendRawEmail` form into the mail that reaches the inbox, or into what SES would say instead. */
export async function sendRawEmail(
  needs: SendRawEmailNeeds,
  form: URLSearchParams,
  region: string,
): Promise<Result<Mail, SesError>> {
  const request = parseSendRawEmail(form)
  if (!request.ok) return request
  const { source, destinations } = request.value
  const message = await readMessage(request.value.message)
  if (!message.ok) return message
  const { from, to, ...said } = message.value
  const sender = plainAddress(source)
  if (sender === undefined) return refused(illegalAddress(source))
  const unverified = [source, from.address].find((address) => !isVerified(address, needs))
  if (unverified !== undefined) return refused(notVerified(unverified, region))
  const recipients = destinations.map(plainAddress)
  const wrong = recipients.indexOf(undefined)
  if (wrong >= 0) return refused(illegalAddress(destinations[wrong] ?? ''))
  if (to.join() !== recipients.join()) return refused(malformed(['To is not the destinations']))
  const stranger = needs.faults.isSandbox ? to.find((recipient) => !isVerified(recipient, needs)) : undefined
  if (stranger !== undefined) return refused(notVerified(stranger, region))
  return ok(takenMail({ ...said, from: displayedSender(from), to }, needs.clock()))
}

function isVerified(address: string, needs: SendRawEmailNeeds): boolean {
  const identities = verifiedIn(needs)
  const lower = address.toLowerCase()
  return identities.includes(lower) || identities.includes(lower.slice(lower.indexOf('@') + 1))
}

/** What SES has verified at the moment. */
export function verifiedIn({ verifiedIdentities, faults }: SendRawEmailNeeds): readonly string[] {
  return faults.isUnverified ? [] : verifiedIdentities
}

function illegalAddress(address: string): SesError {
  return senderError('InvalidParameterValue', `Illegal address: ${JSON.stringify(address)}`)
}

/** As many recipients as SES takes in one call. */
const MAX_RECIPIENTS = 50
const RECIPIENT = /^Destinations\.member\.([1-9]\d*)$/

const SendRawEmailSchema = z.strictObject({ Source: z.string().min(1), 'RawMessage.Data': z.base64().min(1) })

type SendRawEmailRequest = {
  readonly source: string
  readonly destinations: string[]
  readonly message: string
}

/**
 * Reads a `SendRawEmail` form as it comes over the wire: one field per leaf, lists numbered from 1. Refuses every parameter that it
 * does not know by name: a gap in an imitation that stays quiet is found in production.
 * @see https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html
 */
function parseSendRawEmail(form: URLSearchParams): Result<SendRawEmailRequest, SesError> {
  const destinations: string[] = []
  const rest: Record<string, string> = {}
  for (const [name, value] of form) {
    if (RECIPIENT.test(name)) destinations.push(value)
    else if (name !== 'Action' && name !== 'Version') rest[name] = value
  }
  const parsed = SendRawEmailSchema.safeParse(rest)
  if (!parsed.success) return refused(malformed(namesIn(parsed.error)))
  const { Source: source, 'RawMessage.Data': data } = parsed.data
  if (destinations.length === 0 || destinations.length > MAX_RECIPIENTS)
    return refused(malformed(['Destinations']))
  return ok({ source, destinations, message: Buffer.from(data, 'base64').toString('latin1') })
}

function malformed(names: readonly string[]): SesError {
  const listed = [...new Set(names)].join(', ')
  return senderError('InvalidParameterValue', `Missing, malformed or unknown to the local SES: ${listed}`)
}

function namesIn(error: z.ZodError): string[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.')],
  )
}

type Message = Pick<Mail, 'subject' | 'text' | 'html'> & {
  readonly from: Sender
  readonly to: EmailAddress[]
}

/** The headers of our emails; SES takes others, and adds `Date` and `Message-ID`. Copies and blind copies are not among them. */
const HEADERS = ['from', 'to', 'subject', 'auto-submitted', 'mime-version', 'content-type']
const LINE = /^[\x20-\x7e]{0,998}$/

/**
 * Reads a message as a mail client does.
 * @see https://docs.aws.amazon.com/ses/latest/dg/header-fields.html
 */
async function readMessage(message: string): Promise<Result<Message, SesError>> {
  if (!message.split('\r\n').every((line) => LINE.test(line))) return refused(malformed(['RawMessage.Data']))
  const email = await PostalMime.parse(message)
  const names = email.headers.map(({ key }) => key)
  const wrong = [
    ...names.filter((name, index) => !HEADERS.includes(name) || names.indexOf(name) !== index),
    ...HEADERS.filter((name) => !names.includes(name)),
    ...email.attachments.map(({ mimeType }) => mimeType),
  ]
  const [from, ...others] = mailboxesIn(email.headers, 'from')
  const to = mailboxesIn(email.headers, 'to')
  if (wrong.length > 0) return refused(malformed(wrong))
  if (from === undefined || others.length > 0) return refused(malformed(['from']))
  const { subject = '', text = '', html = '' } = email
  return ok({
    from,
    to: to.map(({ address }) => address),
    subject,
    text: withoutEnd(text),
    html: withoutEnd(html),
  })
}

function mailboxesIn(headers: readonly Header[], name: string): Sender[] {
  const value = headers.find(({ key }) => key === name)?.value ?? ''
  return addressParser(value, { flatten: true }).flatMap(({ name, address: typed = '' }) => {
    const address = plainAddress(typed)
    return address === undefined ? [] : [{ name, address }]
  })
}

/** The line break before a boundary belongs to the boundary. */
function withoutEnd(part: string): string {
  return part.replace(/\n$/, '')
}

/** An address without a name, in lower case; undefined for anything else: lists and line breaks could name a second recipient. */
function plainAddress(typed: string): EmailAddress | undefined {
  return typed === typed.trim() ? EmailAddressSchema.safeParse(typed).data : undefined
}
