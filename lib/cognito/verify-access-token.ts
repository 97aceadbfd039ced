import 'server-only'
import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { z } from 'zod'
import { siteEnvironment } from '#lib/env.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { isWithoutKeys, logTokenFault, poolKeys } from './pool-keys.ts'

/** The claim `cognito:groups`, which a token of a person without groups does not have. */
export const GroupsSchema = z.array(z.string().min(1).max(128)).readonly().default([])

const AccessClaimsSchema = z.object({
  sub: z.string().min(1).max(128),
  client_id: z.string(),
  scope: z.string().default(''),
  'cognito:groups': GroupsSchema,
})

/** What a verified access token says. It holds no address. */
export type AccessClaims = z.infer<typeof AccessClaimsSchema>

/** `forged`: no access token of this pool for one of these clients, or expired. `keys`: the pool's keys cannot be fetched. */
export type AccessTokenFault = { readonly code: 'forged' | 'keys' }

/**
 * Checks signature, issuer, `client_id`, expiry and `token_use` of an access token. Cognito is not asked: a token that was revoked is
 * believed until it expires, five minutes after it was issued at most.
 * @param clientIds app clients of this pool whose tokens are accepted
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
export async function verifyAccessToken(
  token: string,
  clientIds: readonly string[],
): Promise<Result<AccessClaims, AccessTokenFault>> {
  try {
    const claims = await verifier().verify(token, { clientId: [...clientIds] })
    return ok(AccessClaimsSchema.parse(claims))
  } catch (error) {
    logTokenFault(error)
    return refused({ code: isWithoutKeys(error) ? 'keys' : 'forged' })
  }
}

function createVerifier() {
  const { userPoolId } = siteEnvironment()
  return CognitoJwtVerifier.create({ userPoolId, tokenUse: 'access' }, { jwksCache: poolKeys() })
}

let created: ReturnType<typeof createVerifier> | undefined

function verifier() {
  created ??= createVerifier()
  return created
}
