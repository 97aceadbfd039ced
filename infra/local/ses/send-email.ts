import { type Mail, takenMail } from '#infra/local/inbox/mail.ts'
import type { Clock } from '#lib/clock.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { MailFaults } from './faults.ts'
import { mailboxAddress } from './mailbox-address.ts'
import { parseSendEmail } from './send-email-request.ts'
import { notVerified, type SesError, senderError } from './ses-error.ts'

export type SendEmailNeeds = {
  readonly clock: Clock
  /** The addresses and domains that may stand in `Source`, in lower case. */
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
