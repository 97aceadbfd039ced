import { escapeHtml } from '#infra/mail/mail-html.ts'

/** The errors that SES v1 answers `SendRawEmail` with. https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html */
export type MailFault =
  | 'MessageRejected'
  | 'Throttling'
  | 'AccountSendingPausedException'
  | 'ConfigurationSetDoesNotExist'
  | 'MailFromDomainNotVerifiedException'
  | 'ServiceUnavailable'
  | 'InternalFailure'

/** Faults of the email service; tests change them while it runs. An empty object is a healthy service. */
export type MailFaults = {
  /** Milliseconds that every call waits before it is read; an email whose sender hung up meanwhile is still delivered. */
  delayMs?: number | undefined
  error?: MailFault | undefined
  /** The error hits only every nth call: 2 is the second, the fourth, and so on. */
  everyNth?: number | undefined
  /** No identity is verified, as before the sender's DNS records exist. */
  isUnverified?: boolean | undefined
  /** The account is in SES's sandbox: emails reach verified recipients only, and few of them. */
  isSandbox?: boolean | undefined
  /** The account's suppression list: SES accepts emails to these addresses, and drops them. */
  suppressed?: readonly Suppressed[] | undefined
  /** The caller may not look an address up in that list. */
  isSuppressionListDenied?: boolean | undefined
}

type Suppressed = {
  readonly email: string
  readonly reason: 'BOUNCE' | 'COMPLAINT'
  readonly since: Date
}

/** An error as SES answers it; `type` says who caused it. */
export type SesError = {
  readonly status: number
  readonly type: 'Sender' | 'Receiver'
  readonly code: string
  readonly message: string
}

/** https://docs.aws.amazon.com/ses/latest/APIReference/CommonErrors.html */
export function senderError(code: string, message: string, status = 400): SesError {
  return { status, type: 'Sender', code, message }
}

/** SES quotes the address and the region in capitals here, so this message must never reach a log or a browser. */
export function notVerified(address: string, region: string): SesError {
  const failed = `The following identities failed the check in region ${region.toUpperCase()}: ${address}`
  return senderError('MessageRejected', `Email address is not verified. ${failed}`)
}

/** The error of a fault. */
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

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/'

/** The response to a successful action; the result is XML already. */
export function actionResponse(action: string, result: string, requestId: string): string {
  const inner = `<${action}Result>${result}</${action}Result>`
  const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`
  return `<${action}Response xmlns="${NAMESPACE}">${inner}${metadata}</${action}Response>\n`
}

/** One element with text in it. */
export function element(name: string, text: string | number | boolean): string {
  return `<${name}>${escapeHtml(String(text))}</${name}>`
}

/** The response to a refused action. */
export function errorResponse({ type, code, message }: SesError, requestId: string): string {
  const error = `<Error><Type>${type}</Type><Code>${code}</Code><Message>${escapeHtml(message)}</Message></Error>`
  return `<ErrorResponse xmlns="${NAMESPACE}">${error}<RequestId>${requestId}</RequestId></ErrorResponse>\n`
}
