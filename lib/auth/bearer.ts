import 'server-only'
import { type AccessTokenFault, verifyAccessToken } from '#lib/cognito/verify-access-token.ts'
import { siteEnvironment } from '#lib/env.ts'
import { ok, type Result, refused } from '#lib/result.ts'

/** The person whose access token a request brings. */
export type BearerUser = {
  readonly id: string
  /** As fresh as the token, which lives five minutes. */
  readonly groups: readonly string[]
  /** The app client that the token was issued to. */
  readonly clientId: string
  readonly scopes: readonly string[]
}

/**
 * Why a request names no one. `missing`: it has no bearer token. `forged`: this pool made it for none of these clients, or it has
 * expired. `keys`: the pool's keys cannot be fetched. Answer 401 to the first two, 503 to the last.
 */
export type BearerFault = { readonly code: 'missing' } | AccessTokenFault

// Longer than a token with a hundred groups, which is the most that a person can have.
const MAX_HEADER_LENGTH = 20_000

/**
 * The person of the `Authorization` header, for route handlers whose callers are no browsers of this site.
 * @param options.clientIds app clients of this pool whose tokens are accepted, the site's own by default
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-2.1
 */
export async function bearerUser(
  { headers }: Pick<Request, 'headers'>,
  { clientIds = [siteEnvironment().clientId] }: { readonly clientIds?: readonly string[] } = {},
): Promise<Result<BearerUser, BearerFault>> {
  const header = (headers.get('authorization') ?? '').slice(0, MAX_HEADER_LENGTH)
  const [, token] = /^bearer +([\w.~+/=-]+)$/i.exec(header) ?? []
  if (token === undefined) return refused({ code: 'missing' })
  const verified = await verifyAccessToken(token, clientIds)
  if (!verified.ok) return verified
  const { sub, client_id: clientId, scope, 'cognito:groups': groups } = verified.value
  return ok({ id: sub, groups, clientId, scopes: scope.split(' ').filter((each) => each !== '') })
}
