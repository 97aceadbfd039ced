import 'server-only'
import { siteEnvironment } from '#lib/env.ts'
import { isOwnOrigin, receivedOrigin } from '#lib/http/csrf.ts'
import { isReading } from '#lib/http/request-kind.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { logAuthEvent } from './log.ts'

type Caller = Pick<Request, 'method' | 'headers'>

/**
 * Accepts what pages of this site send: the first line of a route handler that trusts the session's cookie, because browsers send that
 * along with requests of other sites, too. It is for GET as well. Browsers send no Origin with a GET of a page to its own site, but
 * say there where it comes from; over http they do not, except on this machine.
 * @see https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 */
export function requireOwnOrigin(request: Caller): Result<undefined, 'foreign-origin'> {
  if (isOwnOrigin(request.headers) || isOwnReading(request)) return ok(undefined)
  logForeignOrigin(request)
  return refused('foreign-origin')
}

function isOwnReading(request: Caller): boolean {
  const { headers } = request
  return isReading(request) && !headers.has('origin') && headers.get('sec-fetch-site') === 'same-origin'
}

/**
 * Refuses browsers: the first line of a route handler that trusts no cookie and hands out tokens. Without cookies a page of another site
 * can not act as its visitor there, but it could have each of its visitors ask for codes from an address of their own. Browsers say with
 * every POST where it comes from, and no page can leave that out.
 * @see https://fetch.spec.whatwg.org/#origin-header
 */
export function requireNoBrowser({ headers }: Caller): Result<undefined, 'browser'> {
  if (!headers.has('origin') && !headers.has('sec-fetch-site')) return ok(undefined)
  logAuthEvent({ event: 'foreign-post', outcome: 'browser', received: receivedOrigin(headers) })
  return refused('browser')
}

/** Names both origins: forms that are refused for a wrong APP_ORIGIN are found by this line. */
export function logForeignOrigin({ headers }: Caller): void {
  const { appOrigin } = siteEnvironment()
  logAuthEvent({
    event: 'foreign-post',
    outcome: 'refused',
    expected: appOrigin,
    received: receivedOrigin(headers),
  })
}
