import { randomUUID } from 'node:crypto'
import { z } from 'zod'

/** A mail as the inbox keeps it and as `GET /api/messages` gives it. */
export const MailSchema = z.object({
  /** SES's `MessageId`. */
  id: z.string().regex(/^[0-9a-f-]{1,80}$/),
  /** When SES took it, ISO 8601. */
  at: z.iso.datetime(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
})

export type Mail = z.infer<typeof MailSchema>

/** An email as it was sent, without an id. */
export type SentMail = Omit<Mail, 'id' | 'at'>

/** The mail as the inbox keeps it, taken at `now` (milliseconds). The id looks like one of SES. */
export function takenMail(sent: SentMail, now: number): Mail {
  const id = `${now.toString(16).padStart(16, '0')}-${randomUUID()}-000000`
  return { id, at: new Date(now).toISOString(), ...sent }
}

/** The one-time code that a mail carries: the first run of six to eight digits that stands alone in what is read. */
export function codeIn({ subject, text, html }: Pick<Mail, 'subject' | 'text' | 'html'>): string | undefined {
  const words = text === '' ? html.replace(/<style>.*?<\/style>|<[^>]*>/gs, ' ') : text
  return /(?<!\d)\d{6,8}(?!\d)/.exec(`${subject}\n${words}`)?.[0]
}
