import { notAuthorized } from './cognito-error.ts'
import { tokenDigest } from './issue-tokens.ts'
import type { Services } from './services.ts'
import type { Origin, RefreshToken, User } from './state.ts'

/** A refresh token that may still be used, and whose it is. */
type Living = {
  readonly digest: string
  readonly token: RefreshToken
  readonly origin: Origin
  readonly user: User
}

/**
 * Finds the sign-in of a refresh token, or refuses the token; that of another client is none.
 * @param invalid the operation's words for a token that is none
 */
export function requireRefreshToken(
  services: Pick<Services, 'state' | 'clock' | 'identity'>,
  refreshToken: string,
  invalid: string,
): Living {
  const digest = tokenDigest(refreshToken)
  const token = services.state.refreshTokens.get(digest)
  const origin = token === undefined ? undefined : services.state.origins.get(token.origin)
  if (token === undefined || origin === undefined) throw notAuthorized(invalid)
  if (origin.clientId !== services.identity.clientId) throw notAuthorized(invalid)
  return { digest, token, origin, user: requireLiving(services, origin, invalid) }
}

function requireLiving(
  { state, clock }: Pick<Services, 'state' | 'clock'>,
  origin: Origin,
  invalid: string,
): User {
  const user = state.users.get(origin.sub)
  if (user?.enabled === false) throw notAuthorized('User is disabled.')
  if (origin.revoked) throw notAuthorized('Refresh Token has been revoked')
  if (origin.refreshExpiresAt <= clock()) throw notAuthorized('Refresh Token has expired')
  if (user === undefined) throw notAuthorized(invalid)
  return user
}
