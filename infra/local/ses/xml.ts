import type { SesError } from './ses-error.ts'

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/'

/** SES's answer to an action that went well; the result is XML already. */
export function actionResponse(action: string, result: string, requestId: string): string {
  const inner = `<${action}Result>${result}</${action}Result>`
  const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`
  return `<${action}Response xmlns="${NAMESPACE}">${inner}${metadata}</${action}Response>\n`
}

/** One element with text in it. */
export function element(name: string, text: string | number | boolean): string {
  return `<${name}>${escapeXml(String(text))}</${name}>`
}

/** SES's answer to a refused one. */
export function errorResponse({ type, code, message }: SesError, requestId: string): string {
  const error = `<Error><Type>${type}</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`
  return `<ErrorResponse xmlns="${NAMESPACE}">${error}<RequestId>${requestId}</RequestId></ErrorResponse>\n`
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
