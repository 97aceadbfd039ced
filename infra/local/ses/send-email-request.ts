import { z } from 'zod'
import { ok, type Result, refused } from '#lib/result.ts'
import { type SesError, senderError } from './ses-error.ts'

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

export type SendEmailRequest = {
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
export function parseSendEmail(form: URLSearchParams): Result<SendEmailRequest, SesError> {
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
