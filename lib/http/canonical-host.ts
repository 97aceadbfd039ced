import 'server-only'
import { type NextRequest, NextResponse } from 'next/server'
import { isLoopback } from '#lib/app-origin.ts'
import { siteEnvironment } from '#lib/env.ts'
import { cookieName, type ResponseCookie, responseCookie } from '#lib/session/sealed-cookie.ts'
import { isFile, isReading } from './request-kind.ts'

/*
 * Leads a page that was asked for under another host name to the same page at APP_ORIGIN. A server cannot see the address bar: behind
 * a proxy that passes its own name, `Host` is foreign at the right address, too. So a browser is redirected once, with a mark in the
 * query, and who arrives with the mark is at APP_ORIGIN, whatever `Host` says. docs/decisions/0037
 */
const MARK = 'redirected=1'
const MARK_AT_END = new RegExp(`[?&]${MARK}$`)

/** Remembers at APP_ORIGIN that a proxy passes another name: the next visit is not redirected. */
const PROXIED = 'proxied'
const PROXIED_SECONDS = 365 * 24 * 60 * 60

/** Path and query as the visitor asked for them. */
export function requestedPathOf(request: NextRequest): string {
  return markedPathOf(request).replace(MARK_AT_END, '')
}

/** The redirect that a request for a page needs before it is answered. */
export function hostRedirect(request: NextRequest): NextResponse | undefined {
  if (!isForBrowser(request)) return undefined
  const isMarked = hasMark(request)
  if (!hasForeignName(request)) {
    return isMarked ? redirectTo(requestedPathOf(request)) : undefined
  }
  const path = requestedPathOf(request)
  return isMarked ? undefined : leaveFor(`${path}${path.includes('?') ? '&' : '?'}${MARK}`, request)
}

/** The cookie for a browser that was redirected, and still comes under another host name. */
export function proxiedCookie(request: NextRequest): ResponseCookie | undefined {
  if (!isForBrowser(request) || !isForeign(request) || !hasMark(request)) return undefined
  return responseCookie(cookieName(PROXIED), 'yes', PROXIED_SECONDS)
}

/** True when nothing says that this request came by the name of APP_ORIGIN. */
export function hasForeignName(request: NextRequest): boolean {
  return isForeign(request) && !request.cookies.has(cookieName(PROXIED))
}

/** True for what ends up in an address bar. Health checks, scripts and Next's own requests ask for no HTML. */
function isForBrowser(request: NextRequest): boolean {
  const isForHtml = request.headers.get('accept')?.includes('text/html') === true
  return isForHtml && isReading(request) && !isFile(request)
}

/** True when no name that the request was called by is that of APP_ORIGIN. Ports differ behind a proxy. */
function isForeign({ headers }: NextRequest): boolean {
  const { appOrigin } = siteEnvironment()
  const forwarded = headers.get('x-forwarded-host')?.split(',') ?? []
  const names = [headers.get('host') ?? '', ...forwarded].map(hostNameOf)
  if (names.includes(new URL(appOrigin).hostname)) return false
  // Other machines reach nothing at a loopback address.
  return !isLoopback(appOrigin) || names.every((name) => isLoopback(`http://${name}`))
}

function hostNameOf(host: string): string {
  const url = `http://${host.trim()}`
  return URL.canParse(url) ? new URL(url).hostname : ''
}

function hasMark(request: NextRequest): boolean {
  return MARK_AT_END.test(markedPathOf(request))
}

function markedPathOf({ nextUrl }: NextRequest): string {
  return nextUrl.pathname + nextUrl.search
}

/** Not resolved as a URL: a path may begin with two slashes. */
function redirectTo(path: string): NextResponse {
  return NextResponse.redirect(siteEnvironment().appOrigin + path, 307)
}

/**
 * Next makes a `Location` relative that begins with the address at which it listens, and the browser would stay at the other
 * name, 127.0.0.1 for localhost.
 */
function leaveFor(path: string, { nextUrl }: NextRequest): NextResponse {
  const { appOrigin } = siteEnvironment()
  if (!isLoopback(appOrigin) && nextUrl.origin !== appOrigin) return redirectTo(path)
  return new NextResponse(`${appOrigin}${path}\n`, { headers: { refresh: `0; url=${appOrigin}${path}` } })
}
