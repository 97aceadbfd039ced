import 'server-only'
import { type NextRequest, NextResponse } from 'next/server'
import { MAX_BODY_BYTES, MAX_PROXIED_BODY_BYTES } from '#lib/limits.ts'
import { announcesMore, apiError, readPieces } from './api.ts'

export type OpenRoute = {
  /** GET stands for HEAD, too. */
  readonly methods: readonly ('GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE')[]
  readonly maxBodyBytes: number
}

/**
 * The route handlers that take what the proxy refuses everywhere else: requests of other programs and sites, and bodies longer than a
 * form. Each checks by itself who sends it. docs/api-routes.md tells how to add one.
 */
export const openRoutes = {
  '/api/me': { methods: ['GET'], maxBodyBytes: 0 },
  '/api/sign-in': { methods: ['POST'], maxBodyBytes: 8_192 },
  '/api/sign-in/code': { methods: ['POST'], maxBodyBytes: 8_192 },
  '/api/sign-in/refresh': { methods: ['POST'], maxBodyBytes: 8_192 },
  '/api/sign-in/sign-out': { methods: ['POST'], maxBodyBytes: 8_192 },
  '/api/upload': { methods: ['POST'], maxBodyBytes: 4_000_000 },
  '/api/webhooks/payments': { methods: ['POST'], maxBodyBytes: 65_536 },
} as const satisfies Record<string, OpenRoute>

/** Says that a request did not name the path of an open route as it is written here; set before Next runs, over what was sent. */
export const OTHER_PATH_HEADER = 'x-other-path'

const routes: Readonly<Record<string, OpenRoute>> = openRoutes

/**
 * The open route that a request in the proxy is for. Its path in another spelling is none, nor is a call of a server action, which pages
 * answer at any path. A route with longer bodies than the proxy sees is none either: the matcher of proxy.ts leaves it out.
 * docs/decisions/0043
 */
export function openRouteOf({ nextUrl, headers }: NextRequest): OpenRoute | undefined {
  if (headers.has('next-action') || headers.has(OTHER_PATH_HEADER)) return undefined
  const route = routes[nextUrl.pathname]
  return route !== undefined && route.maxBodyBytes <= MAX_PROXIED_BODY_BYTES ? route : undefined
}

/** True for the path of an open route, exactly as it is listed. */
export function isOpenRoute(path: string): boolean {
  return Object.hasOwn(routes, path)
}

/** The longest body that the proxy takes for a path, in bytes; without end where the proxy does not see it. */
export function proxiedBodyLimit(path: string): number {
  const { maxBodyBytes } = routes[path] ?? { maxBodyBytes: MAX_BODY_BYTES }
  return maxBodyBytes <= MAX_PROXIED_BODY_BYTES ? maxBodyBytes : Number.POSITIVE_INFINITY
}

/** What the proxy answers in place of an open route: to other methods, and to a body beyond its limit. */
export async function openRouteRefusal(
  request: NextRequest,
  route: OpenRoute,
): Promise<NextResponse | undefined> {
  if (announcesMore(request, route.maxBodyBytes)) return apiError(413, 'too-long')
  if (!answered(route).includes(request.method)) return otherMethod(request, route)
  const read = await readPieces(request, route.maxBodyBytes)
  return read.ok ? undefined : apiError(413, read.error)
}

/** Handlers for the methods that a route does not have, for one that the proxy does not see. Next would answer without an Allow. */
export function otherMethods(route: OpenRoute) {
  const refuse = (request: Request) => otherMethod(request, route)
  return { GET: refuse, OPTIONS: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse }
}

function otherMethod({ method }: Request, route: OpenRoute): NextResponse {
  const headers = { allow: [...answered(route), 'OPTIONS'].join(', ') }
  return method === 'OPTIONS'
    ? new NextResponse(null, { status: 204, headers })
    : apiError(405, 'method-not-allowed', headers)
}

function answered({ methods }: OpenRoute): string[] {
  return methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : method))
}
