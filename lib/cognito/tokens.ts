import 'server-only'
import { z } from 'zod'

/** What Cognito hands out at the end of a flow; parsed, not yet believed: see `verify-id-token.ts`. */
export type Tokens = {
  readonly idToken: string
  readonly refreshToken: string
  readonly lifetimeSeconds: number
}

const AuthenticationResultSchema = z.object({
  IdToken: z.string().min(1),
  RefreshToken: z.string().min(1),
  ExpiresIn: z.number().int().positive(),
})

/** Parses `AuthenticationResult`. Throws a ZodError when a token is missing. */
export function parseTokens(result: unknown): Tokens {
  const parsed = AuthenticationResultSchema.parse(result)
  return {
    idToken: parsed.IdToken,
    refreshToken: parsed.RefreshToken,
    lifetimeSeconds: parsed.ExpiresIn,
  }
}
