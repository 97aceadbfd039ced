import 'server-only'
import { headers } from 'next/headers'
import { siteEnvironment } from '#lib/env.ts'

type RequestHeaders = { get(name: string): string | null }

/**
 * True for a request from a page of this site. Browsers send Origin with every POST, so a missing one is refused; Next itself would
 * accept it, and would trust `x-forwarded-host`.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export function isSameOrigin(request: RequestHeaders): boolean {
  const site = request.get('sec-fetch-site')
  return request.get('origin') === siteEnvironment().appOrigin && (site === null || site === 'same-origin')
}

/** Throws for a request from another origin; the proxy refuses those first. */
export async function requireSameOrigin(): Promise<void> {
  if (!isSameOrigin(await headers())) throw new Error('ForeignOrigin')
}
