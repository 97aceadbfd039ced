import type { IncomingMessage, ServerResponse } from 'node:http'

const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i

/**
 * True when the request names this machine as its host. A page elsewhere can point its own name at 127.0.0.1 and then
 * read what it likes from here (DNS rebinding); the name it was called by still shows in `Host`.
 */
export function isForLoopback(request: IncomingMessage): boolean {
  return LOOPBACK_HOST.test(request.headers.host ?? '')
}

/** True unless a browser says that a page of another origin sent it. Programs send no `Origin`. */
export function isSameOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers
  return origin === undefined || origin === `http://${host}`
}

/**
 * Lets pages of this machine, whatever their port, read the answer, as Cognito lets every page: an app in a browser calls it
 * from there. Pages of elsewhere stay out.
 */
export function allowLoopbackPages(request: IncomingMessage, response: ServerResponse): void {
  const { origin = '', 'access-control-request-headers': asked } = request.headers
  if (!LOOPBACK_HOST.test(origin.replace(/^https?:\/\//, ''))) return
  response.setHeader('Access-Control-Allow-Origin', origin)
  response.setHeader(
    'Access-Control-Expose-Headers',
    'x-amzn-RequestId, x-amzn-ErrorType, x-amzn-ErrorMessage, Date',
  )
  response.setHeader('Vary', 'Origin')
  if (asked !== undefined) response.setHeader('Access-Control-Allow-Headers', asked)
}
