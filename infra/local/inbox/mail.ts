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

/** The one-time code that a mail carries: the first run of six to eight digits that stands alone. */
export function codeIn({ subject, text }: Mail): string | undefined {
  return /(?<!\d)\d{6,8}(?!\d)/.exec(`${subject}\n${text}`)?.[0]
}
