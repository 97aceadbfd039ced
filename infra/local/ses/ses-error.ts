import type { MailFault } from './faults.ts'

/** A refusal in the words of SES: its code, its message, and who is to blame. */
export type SesError = {
  readonly status: number
  readonly type: 'Sender' | 'Receiver'
  readonly code: string
  readonly message: string
}

/** A refusal of what was sent. https://docs.aws.amazon.com/ses/latest/APIReference/CommonErrors.html */
export function senderError(code: string, message: string, status = 400): SesError {
  return { status, type: 'Sender', code, message }
}

/** SES quotes the address and the region in capitals here, so this message must never reach a log or a browser. */
export function notVerified(address: string, region: string): SesError {
  const failed = `The following identities failed the check in region ${region.toUpperCase()}: ${address}`
  return senderError('MessageRejected', `Email address is not verified. ${failed}`)
}

/** What SES says when it fails in this way. */
export function errorFor(fault: MailFault, recipient: string, region: string): SesError {
  switch (fault) {
    case 'MessageRejected':
      return notVerified(recipient, region)
    case 'Throttling':
      return senderError(fault, 'Maximum sending rate exceeded.')
    case 'AccountSendingPausedException':
      return senderError(fault, 'Sending is paused for this account.')
    case 'ConfigurationSetDoesNotExist':
      return senderError(fault, 'Configuration set <default> does not exist.')
    case 'MailFromDomainNotVerifiedException':
      return senderError(fault, 'Mail-From domain is not verified.')
    case 'ServiceUnavailable':
      return { status: 503, type: 'Receiver', code: fault, message: 'Service is unavailable.' }
    case 'InternalFailure':
      return { status: 500, type: 'Receiver', code: fault, message: 'An internal failure occurred.' }
  }
}
