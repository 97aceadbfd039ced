import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { logAuthEvent } from '#lib/auth/log.ts'
import { refreshSessionCookie } from '#lib/auth/refresh-session.ts'
import { isDevelopment, siteEnvironment } from '#lib/env.ts'
import { supportCookie } from '#lib/http/cookie-support.ts'
import { isSameOrigin } from '#lib/http/csrf.ts'
import { REQUESTED_PATH_HEADER } from '#lib/http/redirects.ts'
import { contentSecurityPolicy, securityHeaders } from '#lib/http/security-headers.ts'
import { MAX_BODY_BYTES } from '#lib/limits.ts'
import { sessionCookieName } from '#lib/session/session-cookie.ts'

/**
 * Runs before every page and action: it refuses posts from elsewhere, renews a stale session, and sets the headers. It
 * decides nothing about who may see what: that is `requireUser()`'s, in the page itself.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const policy = contentSecurityPolicy(newNonce(), { development: isDevelopment() })
  const response = refusal(request) ?? (await forward(request, policy))
  response.headers.set('content-security-policy', policy)
  for (const [name, value] of Object.entries(securityHeaders(siteEnvironment()))) {
    response.headers.set(name, value)
  }
  return response
}

export const config = { matcher: '/((?!_next/static/).*)' }

function newNonce(): string {
  return randomBytes(16).toString('base64')
}

/** Answers what no page and no action should ever see. */
function refusal(request: NextRequest): NextResponse | undefined {
  if (isReading(request)) return undefined
  if (!isSameOrigin(request.headers)) {
    logAuthEvent({ event: 'foreign-post', outcome: 'refused' })
    const { appOrigin } = siteEnvironment()
    return new NextResponse(`This form did not come from ${appOrigin}. Open ${appOrigin} and try again.\n`, {
      status: 403,
    })
  }
  if (Number(request.headers.get('content-length')) > MAX_BODY_BYTES) {
    return new NextResponse('That is more than any form of this site sends.\n', { status: 413 })
  }
  return undefined
}

function isReading({ method }: NextRequest): boolean {
  return method === 'GET' || method === 'HEAD'
}

async function forward(request: NextRequest, policy: string): Promise<NextResponse> {
  // An action renews the session itself: two writers of one cookie would overwrite each other, and a sign-out must not
  // be revived. docs/decisions/0008
  const name = sessionCookieName()
  const renewed = isReading(request)
    ? await refreshSessionCookie(request.cookies.get(name)?.value)
    : undefined
  if (renewed !== undefined) request.cookies.set(name, renewed.value)

  // Pages believe these, so a visitor's own are overwritten. Next takes the nonce for its scripts from the policy.
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  headers.delete('content-security-policy-report-only')
  headers.set(REQUESTED_PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search)
  const response = NextResponse.next({ request: { headers } })
  if (renewed !== undefined) response.cookies.set(renewed)
  if (request.cookies.size === 0 && isReading(request)) response.cookies.set(supportCookie())
  return response
}
