import 'server-only'
import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { JwtExpiredError, JwtNotBeforeError } from 'aws-jwt-verify/error'
import { decomposeUnverifiedJwt } from 'aws-jwt-verify/jwt'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { siteEnvironment } from '#lib/env.ts'
import { MAX_NAME_LENGTH } from '#lib/limits.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { isWithoutKeys, logTokenFault, poolKeys } from './pool-keys.ts'
import type { Tokens } from './tokens.ts'
import { GroupsSchema } from './verify-access-token.ts'

/** Whom a verified ID token names. */
export type VerifiedIdentity = z.infer<typeof VerifiedIdentitySchema>

export const IdentitySchema = z.object({
  sub: z.string().min(1).max(128),
  email: EmailAddressSchema,
  /** What the person wants to be called; absent or empty when they never said. */
  name: z
    .string()
    .refine((name) => [...name].length <= MAX_NAME_LENGTH)
    .optional()
    // One that was set elsewhere could be too long for the cookie.
    .catch(undefined),
})

const VerifiedIdentitySchema = IdentitySchema.extend({ groups: GroupsSchema })

/**
 * Why an ID token names no one. `clock` and `claims`: the pool signed it for this user, but by this machine's clock it is not valid
 * now, or an attribute breaks our rules. `keys`: it cannot be checked, because the pool's keys cannot be fetched. `forged`: the pool
 * never made it for this site, or it is no ID token.
 */
export type IdTokenFault =
  | {
      readonly code: 'clock' | 'claims'
      readonly sub: string | undefined
      readonly groups: readonly string[]
    }
  | { readonly code: 'keys' | 'forged' }

/**
 * Checks signature, issuer (both forms that a pool may have), audience, expiry and `token_use` of an ID token, then parses its
 * claims. The log says why it failed; where the clock is off, by how many seconds.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
 */
export async function verifyIdToken(idToken: string): Promise<Result<VerifiedIdentity, IdTokenFault>> {
  try {
    const claims = await verifier().verify(idToken)
    const identity = VerifiedIdentitySchema.safeParse({ ...claims, groups: claims['cognito:groups'] })
    if (identity.success) return ok(identity.data)
    logTokenFault(identity.error)
    return refused({ code: 'claims', sub: claims.sub, groups: groupsIn(claims) })
  } catch (error) {
    return refused(faultOf(error))
  }
}

/**
 * Verifies the ID token of an answer, as `verifyIdToken` does, and that the access token beside it is the same user's: it is not looked
 * into otherwise, because AWS checks it wherever it is used.
 */
export async function verifyTokens({
  idToken,
  accessToken,
}: Tokens): Promise<Result<VerifiedIdentity, IdTokenFault>> {
  const verified = await verifyIdToken(idToken)
  const sub = verified.ok ? verified.value.sub : subOf(verified.error)
  if (sub === undefined || sub === subIn(accessToken)) return verified
  logTokenFault(new TypeError('The access token is of another user'))
  return refused({ code: 'forged' })
}

/** Whom the pool signed an ID token for that is not believed, as far as that is known. */
export function subOf(fault: IdTokenFault): string | undefined {
  return 'sub' in fault ? fault.sub : undefined
}

function subIn(token: string): string | undefined {
  try {
    return decomposeUnverifiedJwt(token).payload.sub
  } catch {
    return undefined
  }
}

/** What is no list of groups gives no rights. */
function groupsIn(claims: object = {}): readonly string[] {
  return GroupsSchema.catch([]).parse(Reflect.get(claims, 'cognito:groups'))
}

function faultOf(error: unknown): IdTokenFault {
  if (error instanceof JwtExpiredError || error instanceof JwtNotBeforeError) {
    // The signature was checked before the times were.
    const { iat, sub, aud, token_use } = error.rawJwt?.payload ?? {}
    // The library looks at the times before these.
    if (aud !== siteEnvironment().clientId || token_use !== 'id') return { code: 'forged' }
    const aheadSeconds = iat === undefined ? undefined : epochSeconds(systemClock()) - iat
    console.error(JSON.stringify({ event: 'clock-off', aheadSeconds }))
    return { code: 'clock', sub, groups: groupsIn(error.rawJwt?.payload) }
  }
  logTokenFault(error)
  return { code: isWithoutKeys(error) ? 'keys' : 'forged' }
}

function createVerifier() {
  const { userPoolId, clientId } = siteEnvironment()
  return CognitoJwtVerifier.create(
    { userPoolId, clientId, tokenUse: 'id', includeRawJwtInErrors: true },
    { jwksCache: poolKeys() },
  )
}

let created: ReturnType<typeof createVerifier> | undefined

function verifier() {
  created ??= createVerifier()
  return created
}
