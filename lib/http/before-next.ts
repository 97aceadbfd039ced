import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import { IncomingMessage, ServerResponse } from 'node:http'
import { isOpenRoute, OTHER_PATH_HEADER, proxiedBodyLimit } from './open-routes.ts'
import { DATA_HEADERS, documentHeaders } from './security-headers.ts'

/**
 * Sees requests before Next does, on Node's own channel, for what Next answers without asking the proxy.
 * @see https://nodejs.org/api/diagnostics_channel.html#http
 */
export function watchRequests(): void {
  subscribe('http.server.request.start', (message) => {
    if (typeof message !== 'object' || message === null) return
    if (!('request' in message && 'response' in message)) return
    const { request, response } = message
    if (request instanceof IncomingMessage) {
      renameTrace(request)
      hideLongBody(request)
      markOtherPath(request)
    }
    if (request instanceof IncomingMessage && response instanceof ServerResponse)
      guardRedirect(request, response)
  })
}

/**
 * Has requests with TRACE refused by the proxy like any other method without a page. Next cannot build a `Request` of one, because
 * the Fetch standard forbids it, and would answer 500 without headers and log a stack.
 */
function renameTrace(request: IncomingMessage): void {
  if (request.method === 'TRACE') request.method = 'X-TRACE'
}

/**
 * Has a body that announces too much refused at once. Where the proxy sees a body, Next holds back what it answers until all of it came;
 * with this method there is none to wait for, and the proxy refuses what is too long before it looks at the method.
 */
function hideLongBody(request: IncomingMessage): void {
  if (Number(request.headers['content-length']) > proxiedBodyLimit(pathOf(request))) request.method = 'GET'
}

/** Next shows the proxy `/path.rsc` and `/_next/data/build/path.json` as `/path`, and then renders a page for them. */
function markOtherPath(request: IncomingMessage): void {
  if (isOpenRoute(pathOf(request))) delete request.headers[OTHER_PATH_HEADER]
  else request.headers[OTHER_PATH_HEADER] = 'yes'
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?')[0] ?? ''
}

/** A path that Next itself redirects to a plainer one: with two slashes, a backslash, or a slash at the end. */
const REDIRECTED = /^[^?]*(?:\/\/|\\)|^[^?]+\/(?:\?|$)/

function guardRedirect(request: IncomingMessage, response: ServerResponse): void {
  if (!REDIRECTED.test(request.url ?? '')) return
  // HSTS comes with the page that follows, whose proxy knows whether the name is ours.
  const headers = { ...documentHeaders({ hsts: undefined }), ...DATA_HEADERS }
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}
