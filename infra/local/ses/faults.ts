/** The errors that SES v1 answers `SendEmail` with. https://docs.aws.amazon.com/ses/latest/APIReference/API_SendEmail.html */
export type MailFault =
  | 'MessageRejected'
  | 'Throttling'
  | 'AccountSendingPausedException'
  | 'ConfigurationSetDoesNotExist'
  | 'MailFromDomainNotVerifiedException'
  | 'ServiceUnavailable'
  | 'InternalFailure'

/** What is wrong with the mail service; tests change it while it runs. An empty object is a healthy service. */
export type MailFaults = {
  /** Milliseconds that every call waits before it is looked at; a mail whose sender hung up meanwhile still goes out. */
  delayMs?: number | undefined
  error?: MailFault | undefined
  /** The error hits only every nth call: 2 is the second, the fourth, and so on. */
  everyNth?: number | undefined
  /** No identity is verified, as before the sender's DNS records are there. */
  isUnverified?: boolean | undefined
  /** The account is in SES's sandbox: mails reach verified recipients only, and few of them. */
  isSandbox?: boolean | undefined
}
