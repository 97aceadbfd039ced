import 'server-only'
import { cookies } from 'next/headers'
import { type NextRequest, NextResponse } from 'next/server'
import { siteEnvironment } from '#lib/env.ts'
import {
  accessTokenCookie,
  accessTokenCookieName,
  expiredAccessTokenCookie,
  rememberedAccessToken,
} from '#lib/session/access-token.ts'
import {
  cookieName,
  type ResponseCookie,
  responseCookie,
  setCookieBytes,
} from '#lib/session/sealed-cookie.ts'
import type { Session } from '#lib/session/session-cookie.ts'
import { NEXT_FIELD } from './form-field.ts'
import { requestedPath, safeRedirect } from './redirects.ts'
import { isReading } from './request-kind.ts'

/*
 * How pages get an access token. The proxy puts the newest one that this instance has into a cookie, in the next answer with room for
 * it. Where that did not help (another instance answered, or the token is too long), the page sends the browser to FETCHING_PATH once.
 * From then on requests for this page carry a mark, on which the proxy renews the session when it has no token. docs/decisions/0041
 */
const FETCHING_PATH = '/access-token'
const MARK = 'fetches-token'
const MARK_SECONDS = 30 * 24 * 60 * 60

/** The answer names the whole path beside. */
const MAX_COOKIE_PATH_LENGTH = 500

/** Where a page that found no token sends the browser. */
export async function fetchingPath(): Promise<string> {
  return `${FETCHING_PATH}?${NEXT_FIELD}=${encodeURIComponent(await requestedPath())}`
}

/** True for the request of a page for which the proxy fetches tokens. */
export async function isFetching(): Promise<boolean> {
  return (await cookies()).get(markName()) !== undefined
}

/** For the proxy: leads back to the page that wants a token, with the mark for its path. */
export function fetchingRedirect(request: NextRequest): NextResponse | undefined {
  const { pathname, searchParams } = request.nextUrl
  if (pathname !== FETCHING_PATH || !isReading(request)) return undefined
  // To a page's script, what is no page says that the browser has to load it. Next's router would keep the page without its token.
  if (request.headers.get('accept')?.includes('text/html') !== true) {
    return new NextResponse(null, { status: 204 })
  }
  const { appOrigin } = siteEnvironment()
  const page = new URL(safeRedirect(searchParams.get(NEXT_FIELD)), appOrigin)
  const response = NextResponse.redirect(page)
  const mark = responseCookie(markName(), 'yes', MARK_SECONDS)
  response.cookies.set({ ...mark, path: cookiePath(page.pathname) })
  return response
}

/** What a header of a cookie can say of a path: up to the folder before anything that would end it, and not too much. */
function cookiePath(path: string): string {
  const plain = path.replace(/[^/]*[^\w./~%-].*/, '')
  return plain.length > MAX_COOKIE_PATH_LENGTH ? '/' : plain
}

/** For the proxy: the token's cookie of a request whose page wants a token; undefined for other pages. */
export function wantedToken({
  cookies: sent,
}: NextRequest): { readonly held: string | undefined } | undefined {
  return sent.has(markName()) ? { held: sent.get(accessTokenCookieName())?.value } : undefined
}

/** The mark's name has no prefix that would bind it to the root of the site. */
function markName(): string {
  return cookieName(MARK).replace('__Host-', '')
}

/** Of both Set-Cookie headers of a renewal, beside the other headers of such an answer. */
const ROOM_BYTES = { document: 3_000, data: 3_600 } as const

/** Of one Set-Cookie header: all our cookies together stay below 5,000 bytes. */
const MAX_TOKEN_BYTES = 1_400

type TokenCookies = {
  /** For the page of this request, of any length. */
  readonly toRequest?: ResponseCookie
  readonly toResponse?: ResponseCookie
}

/**
 * For the proxy: the cookie of the newest access token, where the browser has none of it.
 * @param renewed the session's own new cookie, which goes first
 */
export async function tokenCookies(
  request: NextRequest,
  session: Session,
  renewed: ResponseCookie | undefined,
): Promise<TokenCookies> {
  const hasToken = request.cookies.has(accessTokenCookieName())
  // Beside an open sign-in, which takes three kilobytes itself, it is not kept.
  const hasOpenSignIn = request.cookies.has(cookieName('pending-sign-in'))
  // An earlier one goes, so that the next answer brings its successor.
  const none = hasToken ? { toResponse: expiredAccessTokenCookie() } : {}
  if (hasToken && renewed === undefined) return hasOpenSignIn ? none : {}
  const kept = rememberedAccessToken(session.sessionId)
  const cookie = kept === undefined ? undefined : await accessTokenCookie(kept)
  if (cookie === undefined) return none
  const isDocument = request.headers.get('sec-fetch-dest') !== 'empty'
  const bytes = setCookieBytes(cookie)
  const beside = renewed === undefined ? 0 : setCookieBytes(renewed)
  const hasRoom =
    bytes <= MAX_TOKEN_BYTES && bytes + beside <= (isDocument ? ROOM_BYTES.document : ROOM_BYTES.data)
  return { toRequest: cookie, ...(hasRoom && !hasOpenSignIn ? { toResponse: cookie } : none) }
}
