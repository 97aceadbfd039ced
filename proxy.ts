import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { answerOlderPage } from '#app/_forms/interruption.ts'
import { logError } from '#lib/auth/log.ts'
import { logForeignOrigin } from '#lib/auth/own-origin.ts'
import { noteSessionCookie, refreshSessionCookie } from '#lib/auth/refresh-session.ts'
import { isDevelopment, siteEnvironment } from '#lib/env.ts'
import { fetchingRedirect, tokenCookies, wantedToken } from '#lib/http/access-token-request.ts'
import { announcesMore, apiError, readBody } from '#lib/http/api.ts'
import { hasForeignName, hostRedirect, proxiedCookie, requestedPathOf } from '#lib/http/canonical-host.ts'
import { supportCookie } from '#lib/http/cookie-support.ts'
import { isOwnOrigin } from '#lib/http/csrf.ts'
import { NEXT_FIELD } from '#lib/http/form-field.ts'
import { type OpenRoute, openRouteOf, openRouteRefusal } from '#lib/http/open-routes.ts'
import { areOurActions, postedForm } from '#lib/http/posted-form.ts'
import { FORBIDDEN_PATH, REQUESTED_PATH_HEADER } from '#lib/http/redirects.ts'
import { isFile, isReading } from '#lib/http/request-kind.ts'
import { contentSecurityPolicy, DATA_HEADERS, documentHeaders } from '#lib/http/security-headers.ts'
import { MAX_BODY_BYTES } from '#lib/limits.ts'
import { fill, type Messages } from '#lib/messages/messages.ts'
import { refusalPage } from '#lib/messages/refusal-page.ts'
import { withFixedExpiry } from '#lib/session/sealed-cookie.ts'
import { sessionCookieName } from '#lib/session/session-cookie.ts'

/**
 * Runs before every page and action: it refuses posts from elsewhere, renews a stale session, and sets the headers. It
 * decides nothing about who may see what: that is `requireUser()`'s, in the page itself.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const policy = contentSecurityPolicy(newNonce(), { development: isDevelopment() })
  const route = openRouteOf(request)
  const answered = route === undefined ? answer(request, policy) : openAnswer(request, policy, route)
  const response = await answered.catch((error: unknown) => errorAnswer(request, error, route))
  // Browsers say so themselves, and Next repeats it where it renders the page that an action leads to.
  const isDocument = route === undefined && request.headers.get('sec-fetch-dest') !== 'empty'
  const headers = isDocument
    ? { ...documentHeaders(siteEnvironment()), 'content-security-policy': withOwnPolicy(policy, response) }
    : DATA_HEADERS
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  // The other name may be that of a domain whose subdomains are none of ours.
  if (hasForeignName(request)) response.headers.delete('strict-transport-security')
  if (isReading(request) && request.nextUrl.searchParams.has(NEXT_FIELD)) {
    response.headers.set('x-robots-tag', 'noindex')
  }
  return response
}

/** A refusal's page allows its style. */
function withOwnPolicy(policy: string, { headers }: NextResponse): string {
  const own = headers.get('content-security-policy')
  return own === null ? policy : `${policy};${own}`
}

async function answer(request: NextRequest, policy: string): Promise<NextResponse> {
  if (announcesMore(request, MAX_BODY_BYTES)) return tooLong(request)
  const redirect = hostRedirect(request) ?? plainLink(request) ?? fetchingRedirect(request)
  return redirect ?? (await refusal(request)) ?? (await forwardToPage(request, policy))
}

/** Programs get no page, no redirect and no cookie for browsers, under whatever host name they come: docs/decisions/0043 */
async function openAnswer(request: NextRequest, policy: string, route: OpenRoute): Promise<NextResponse> {
  return (await openRouteRefusal(request, route)) ?? (await forward(request, policy))
}

/** Next would answer with a bare line of text, without any header. */
async function errorAnswer(request: NextRequest, error: unknown, route?: OpenRoute): Promise<NextResponse> {
  const digest = logError(error)
  if (route !== undefined) return apiError(500, 'internal-error')
  const sentence = ({ wentWrong }: Messages) => `${wentWrong.text} ${fill(wentWrong.reference, { digest })}`
  return refusalPage(request, { status: 500, sentence })
}

/** Left out: files, and the open routes with longer bodies than Next keeps for a proxy. It is read, not run: no list can be imported. */
export const config = { matcher: '/((?!_next/static/|api/upload$).*)' }

function newNonce(): string {
  return randomBytes(16).toString('base64')
}

const ALLOW = { allow: 'GET, HEAD, POST, OPTIONS' }
const ALLOW_FOR_FILES = { allow: 'GET, HEAD' }

/** Answers what no page and no action should ever see. */
async function refusal(request: NextRequest): Promise<NextResponse | undefined> {
  if (isReading(request)) return undefined
  if (isFile(request)) return new NextResponse(null, { status: 405, headers: ALLOW_FOR_FILES })
  if (request.method === 'OPTIONS') return new NextResponse(null, { status: 204, headers: ALLOW })
  if (request.method !== 'POST') return new NextResponse(null, { status: 405, headers: ALLOW })
  if (!isOwnOrigin(request.headers)) {
    const { appOrigin: origin } = siteEnvironment()
    logForeignOrigin(request)
    const sentence = ({ refused }: Messages) => fill(refused.foreign, { origin })
    return refusalPage(request, { status: 403, sentence, href: origin + requestedPathOf(request) })
  }
  const body = await readBody(request.clone(), MAX_BODY_BYTES)
  if (!body.ok) return tooLong(request)
  const type = request.headers.get('content-type') ?? ''
  const isPlainForm = type.startsWith('multipart/form-data') && !request.headers.has('next-action')
  return isPlainForm ? formRefusal(request, await postedForm(body.value, type)) : undefined
}

function tooLong(request: NextRequest): Promise<NextResponse> {
  return refusalPage(request, { status: 413, sentence: ({ refused }) => refused['too-long'] })
}

/** Answers forms of pages without script that Next would answer with a bare line of text. */
async function formRefusal(
  request: NextRequest,
  posted: Awaited<ReturnType<typeof postedForm>>,
): Promise<NextResponse | undefined> {
  if (posted === undefined) {
    return refusalPage(request, { status: 400, sentence: ({ refused }) => refused.unreadable })
  }
  if (await areOurActions(posted.actions)) return undefined
  if (request.cookies.size > 0) return answerOlderPage(request, posted.form)
  return refusalPage(request, { status: 409, sentence: ({ refused }) => refused.updated })
}

/** A link of an email whose # a mail gateway has encoded, so that the code would be part of a page's name. */
const MANGLED_LINK = /^(\/[a-z/-]+)%23(\d+)$/

function plainLink(request: NextRequest): NextResponse | undefined {
  const [, path, code] = MANGLED_LINK.exec(request.nextUrl.pathname) ?? []
  return path === undefined || !isReading(request)
    ? undefined
    : NextResponse.redirect(new URL(`${path}#${code}`, siteEnvironment().appOrigin))
}

async function forwardToPage(request: NextRequest, policy: string): Promise<NextResponse> {
  const response = await forward(request, policy)
  if (request.cookies.size === 0 && isReading(request)) response.cookies.set(withFixedExpiry(supportCookie()))
  const proxied = proxiedCookie(request)
  if (proxied !== undefined) response.cookies.set(withFixedExpiry(proxied))
  return response
}

async function forward(request: NextRequest, policy: string): Promise<NextResponse> {
  // An action renews the session itself: two writers of one cookie would overwrite each other, and a sign-out must not
  // be revived. docs/decisions/0008
  const name = sessionCookieName()
  const sealed = request.cookies.get(name)?.value
  if (!isReading(request)) await noteSessionCookie(sealed)
  const { session, cookie: renewed } = isReading(request)
    ? await refreshSessionCookie(sealed, { wantsToken: wantedToken(request) })
    : {}
  const { toRequest, toResponse } = session === undefined ? {} : await tokenCookies(request, session, renewed)
  for (const cookie of [renewed, toRequest]) {
    if (cookie !== undefined) request.cookies.set(cookie.name, cookie.value)
  }

  // Pages believe these, so a visitor's own are overwritten. Next takes the nonce for its scripts from the policy.
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  headers.delete('content-security-policy-report-only')
  headers.set(REQUESTED_PATH_HEADER, requestedPathOf(request))
  // Next compares it with the origin of a form; some proxies pass on another host name than the one in the address bar.
  headers.set('x-forwarded-host', new URL(siteEnvironment().appOrigin).host)
  const isForbidden = isReading(request) && request.nextUrl.pathname === FORBIDDEN_PATH
  const response = NextResponse.next({ request: { headers }, status: isForbidden ? 403 : 200 })
  for (const cookie of [renewed, toResponse]) {
    if (cookie !== undefined) response.cookies.set(withFixedExpiry(cookie))
  }
  return response
}
