import 'server-only'
import { z } from 'zod'

/** What Cognito hands out at the end of a flow; parsed, not yet believed: see `verify-id-token.ts`. */
export type Tokens = {
  readonly idToken: string
  /** For calls in the person's own name, within the request that got it; it is never kept. */
  readonly accessToken: string
  readonly refreshToken: string
  readonly lifetimeSeconds: number
}

const AuthenticationResultSchema = z.object({
  IdToken: z.string().min(1),
  AccessToken: z.string().min(1),
  RefreshToken: z.string().min(1).optional(),
  ExpiresIn: z.number().int().positive(),
})

/**
 * Parses `AuthenticationResult`. Throws when a token is missing.
 * @param usedRefreshToken stays in use where Cognito hands out no other: a pool that does not rotate
 */
export function parseTokens(result: unknown, usedRefreshToken?: string): Tokens {
  const parsed = AuthenticationResultSchema.parse(result)
  const refreshToken = parsed.RefreshToken ?? usedRefreshToken
  if (refreshToken === undefined) throw new Error('Cognito answered without a refresh token')
  return {
    idToken: parsed.IdToken,
    accessToken: parsed.AccessToken,
    refreshToken,
    lifetimeSeconds: parsed.ExpiresIn,
  }
}
