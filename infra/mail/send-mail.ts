import { type SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { type Envelope, mimeMessage } from './mime-message.ts'

/**
 * The one SES call; `from` is a verified identity. It is the raw one, because the other takes no headers. Throws the error of SES,
 * or an `AbortError` when the time is over; those errors quote addresses and must not be passed on.
 * @see https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html
 */
export async function sendMail(
  ses: SESClient,
  { withinMilliseconds, ...envelope }: Envelope & { readonly withinMilliseconds: number },
): Promise<void> {
  const command = new SendRawEmailCommand({
    Source: envelope.from.address,
    // Without them SES would read the recipients out of the message.
    Destinations: [envelope.to],
    RawMessage: { Data: Buffer.from(mimeMessage(envelope), 'ascii') },
  })
  await ses.send(command, { abortSignal: AbortSignal.timeout(Math.max(0, withinMilliseconds)) })
}

/**
 * True where SES itself answered that it did not take the email. After a lost connection, a timeout or a fault of its own it may have
 * taken it.
 */
export function isRefusedBySes(error: unknown): boolean {
  return error instanceof SESServiceException && error.$fault === 'client'
}
