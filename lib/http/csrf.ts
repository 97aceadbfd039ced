import 'server-only'
import { headers } from 'next/headers'
import { siteEnvironment } from '#lib/env.ts'

/** What the guards read of a request. */
type RequestHeaders = { get(name: string): string | null }

/**
 * True when a request comes from a page of this site. Browsers name the origin with every POST, so a missing one is
 * refused, too; Next itself lets it pass, and believes `x-forwarded-host`.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export function isSameOrigin(request: RequestHeaders): boolean {
  const site = request.get('sec-fetch-site')
  return request.get('origin') === siteEnvironment().appOrigin && (site === null || site === 'same-origin')
}

/** The first line of every action: throws for a request from elsewhere, should one have come past the proxy. */
export async function requireSameOrigin(): Promise<void> {
  if (!isSameOrigin(await headers())) throw new Error('ForeignOrigin')
}
