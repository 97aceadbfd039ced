import { createLocalJWKSet, errors, jwtVerify } from 'jose'
import { z } from 'zod'
import { notAuthorized } from './cognito-error.ts'
import { issuer } from './issue-tokens.ts'
import { publicKeys } from './pool-identity.ts'
import type { Services } from './services.ts'
import type { User } from './state.ts'

const ClaimsSchema = z.object({ sub: z.string(), token_use: z.literal('access'), origin_jti: z.string() })

type Needs = Pick<Services, 'state' | 'clock' | 'identity' | 'region' | 'poolId' | 'assumptions'>

/** The user and the sign-in of an access token that is signed by this pool, not expired and not revoked. */
export async function requireAccessToken(
  services: Needs,
  token: string,
): Promise<{ user: User; origin: string }> {
  const claims = await claimsOf(services, token)
  const origin = services.state.origins.get(claims.origin_jti)
  if (origin === undefined || origin.revoked) throw notAuthorized('Access Token has been revoked')
  const user = services.state.users.get(claims.sub)
  if (user === undefined) throw notAuthorized('Invalid Access Token')
  if (!user.enabled) throw notAuthorized('User is disabled.')
  return { user, origin: claims.origin_jti }
}

async function claimsOf(services: Needs, token: string) {
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet(publicKeys(services.identity)), {
      issuer: issuer(services),
      currentDate: new Date(services.clock()),
    })
    return ClaimsSchema.parse(payload)
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw notAuthorized('Access Token has expired')
    throw notAuthorized('Invalid Access Token')
  }
}
