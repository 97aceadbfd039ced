import type { SesError } from './ses-error.ts'

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/'

/** SES's answer to an accepted mail. */
export function sendEmailResponse(messageId: string, requestId: string): string {
  const result = `<SendEmailResult><MessageId>${escapeXml(messageId)}</MessageId></SendEmailResult>`
  const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`
  return `<SendEmailResponse xmlns="${NAMESPACE}">${result}${metadata}</SendEmailResponse>\n`
}

/** SES's answer to a refused one. */
export function errorResponse({ type, code, message }: SesError, requestId: string): string {
  const error = `<Error><Type>${type}</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`
  return `<ErrorResponse xmlns="${NAMESPACE}">${error}<RequestId>${requestId}</RequestId></ErrorResponse>\n`
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
