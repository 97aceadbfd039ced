import { type SESClient, SendEmailCommand } from '@aws-sdk/client-ses'

/** What an email says, in two parts. */
export type Mail = { readonly subject: string; readonly text: string; readonly html: string }

/** One email to one recipient. `from` is a verified SES identity, `App <no-reply@example.com>` or the bare address. */
type Envelope = {
  readonly from: string
  readonly to: string
  readonly mail: Mail
  readonly withinMilliseconds: number
}

const CHARSET = 'UTF-8'

/**
 * The one SES call. Throws the error of SES, or an `AbortError` when the time is over; those errors quote addresses and
 * must not be passed on.
 * @see https://docs.aws.amazon.com/ses/latest/APIReference/API_SendEmail.html
 */
export async function sendMail(ses: SESClient, envelope: Envelope): Promise<void> {
  const { from, to, mail, withinMilliseconds } = envelope
  const command = new SendEmailCommand({
    Source: from,
    Destination: { ToAddresses: [to] },
    Message: {
      Subject: { Data: mail.subject, Charset: CHARSET },
      Body: {
        Text: { Data: mail.text, Charset: CHARSET },
        Html: { Data: mail.html, Charset: CHARSET },
      },
    },
  })
  await ses.send(command, { abortSignal: AbortSignal.timeout(Math.max(0, withinMilliseconds)) })
}
