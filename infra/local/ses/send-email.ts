import { z } from 'zod'
import { type Mail, takenMail } from '#infra/local/inbox/mail.ts'
import type { Clock } from '#lib/clock.ts'
import { type EmailAddress, EmailAddressSchema } from '#lib/email-address.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { type MailFaults, notVerified, type SesError, senderError } from './responses.ts'

export type SendEmailNeeds = {
  readonly clock: Clock
  /** The addresses and domains allowed in `Source`, in lower case. */
  readonly verifiedIdentities: readonly string[]
  readonly faults: MailFaults
}

/** Turns a `SendEmail` form into the mail that reaches the inbox, or into what SES would say instead. */
export function sendEmail(
  needs: SendEmailNeeds,
  form: URLSearchParams,
  region: string,
): Result<Mail, SesError> {
  const request = parseSendEmail(form)
  if (!request.ok) return request
  const sender = mailboxAddress(request.value.source)
  if (sender === undefined) return refused(illegalAddress(request.value.source))
  if (!isVerified(sender, needs)) return refused(notVerified(request.value.source, region))
  const recipients = request.value.to.map(mailboxAddress)
  const wrong = recipients.indexOf(undefined)
  if (wrong >= 0) return refused(illegalAddress(request.value.to[wrong] ?? ''))
  const to = recipients.filter((recipient) => recipient !== undefined)
  const stranger = needs.faults.isSandbox ? to.find((recipient) => !isVerified(recipient, needs)) : undefined
  if (stranger !== undefined) return refused(notVerified(stranger, region))
  const { source, subject, text = '', html = '' } = request.value
  return ok(takenMail({ from: source, to, subject, text, html }, needs.clock()))
}

function isVerified(address: string, needs: SendEmailNeeds): boolean {
  const identities = verifiedIn(needs)
  return identities.includes(address) || identities.includes(address.slice(address.indexOf('@') + 1))
}

/** What SES has verified at the moment. */
export function verifiedIn({ verifiedIdentities, faults }: SendEmailNeeds): readonly string[] {
  return faults.isUnverified ? [] : verifiedIdentities
}

function illegalAddress(address: string): SesError {
  return senderError('InvalidParameterValue', `Illegal address: ${JSON.stringify(address)}`)
}

/** As many recipients as SES takes in one call. */
const MAX_RECIPIENTS = 50
const RECIPIENT = /^Destination\.ToAddresses\.member\.([1-9]\d*)$/
const CHARSET = /\.Charset$/

/** `SendEmail` as it comes over the wire: one form field per leaf, lists numbered from 1. */
const SendEmailSchema = z.strictObject({
  Source: z.string().min(1),
  'Message.Subject.Data': z.string().regex(/^\P{Cc}*$/u),
  'Message.Body.Text.Data': z.string().optional(),
  'Message.Body.Html.Data': z.string().optional(),
})

type SendEmailRequest = {
  readonly source: string
  readonly to: string[]
  readonly subject: string
  readonly text: string | undefined
  readonly html: string | undefined
}

/**
 * Reads a `SendEmail` form. Refuses every parameter that it does not know, copies and blind copies among them, by
 * name: a gap in an imitation that stays quiet is found in production.
 * @see https://docs.aws.amazon.com/ses/latest/APIReference/API_SendEmail.html
 */
function parseSendEmail(form: URLSearchParams): Result<SendEmailRequest, SesError> {
  const to: string[] = []
  const rest: Record<string, string> = {}
  for (const [name, value] of form) {
    if (RECIPIENT.test(name)) to.push(value)
    else if (name !== 'Action' && name !== 'Version' && !CHARSET.test(name)) rest[name] = value
  }
  const parsed = SendEmailSchema.safeParse(rest)
  if (!parsed.success) return refused(invalid(namesIn(parsed.error)))
  if (to.length === 0 || to.length > MAX_RECIPIENTS) return refused(invalid('Destination.ToAddresses'))
  const text = parsed.data['Message.Body.Text.Data']
  const html = parsed.data['Message.Body.Html.Data']
  if (text === undefined && html === undefined) return refused(invalid('Message.Body'))
  return ok({ source: parsed.data.Source, to, subject: parsed.data['Message.Subject.Data'], text, html })
}

function invalid(names: string): SesError {
  return senderError('InvalidParameterValue', `Missing, malformed or unknown to the local SES: ${names}`)
}

function namesIn(error: z.ZodError): string {
  const names = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.')],
  )
  return [...new Set(names)].join(', ')
}

const NAMED = /^[^<>,;:\p{Cc}]*<([^<>]*)>$/u

/**
 * The one address in `name@example.com` or `Name <name@example.com>`, in lower case; undefined for anything else:
 * lists, line breaks and encoded words could name a second recipient.
 */
function mailboxAddress(mailbox: string): EmailAddress | undefined {
  const address = NAMED.exec(mailbox)?.[1] ?? mailbox
  if (address !== address.trim()) return undefined
  return EmailAddressSchema.safeParse(address).data
}
