import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { isDevelopment, siteEnvironment } from '#lib/env.ts'
import { contentSecurityPolicy, securityHeaders } from '#lib/http/security-headers.ts'

/**
 * Runs before every page and action. It sets headers and decides nothing about who may see what: that is
 * `requireUser()`'s, in the page itself.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurityPolicy(nonce, { development: isDevelopment() })
  // Next takes the nonce for its own scripts from this request header; a visitor's own is overwritten.
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  headers.delete('content-security-policy-report-only')
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  for (const [name, value] of Object.entries(securityHeaders(siteEnvironment()))) {
    response.headers.set(name, value)
  }
  return response
}

export const config = { matcher: '/((?!_next/static/|favicon.ico$|icon.svg$).*)' }
