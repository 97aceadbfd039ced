import 'server-only'
import { siteEnvironment } from '#lib/env.ts'

type RequestHeaders = { get(name: string): string | null }

/**
 * True for a request from a page of this site. Browsers send Origin with every POST, so a missing one is refused; Next itself would
 * accept it, and would trust `x-forwarded-host`.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export function isOwnOrigin(request: RequestHeaders): boolean {
  const site = request.get('sec-fetch-site')
  return request.get('origin') === siteEnvironment().appOrigin && (site === null || site === 'same-origin')
}

/** Longer than any host name with its scheme and port. */
const MAX_ORIGIN_LENGTH = 270

/** The origin that a request says it comes from, fit for a log: nothing of it is written as it came. */
export function receivedOrigin(request: RequestHeaders): string {
  const sent = request.get('origin')
  if (sent === null) return 'none'
  return URL.canParse(sent) ? new URL(sent).origin.slice(0, MAX_ORIGIN_LENGTH) : 'malformed'
}
