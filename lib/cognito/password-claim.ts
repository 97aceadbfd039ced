import 'server-only'
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import {
  claimKey,
  claimSignature,
  generatorTo,
  modPow,
  modulo,
  passwordExponent,
  SRP_MULTIPLIER,
  type SrpUser,
  scramblingParameter,
  srpTimestamp,
  toInteger,
} from '#lib/srp.ts'

/** RFC 5054, 3.1 asks for 256 bits at least. */
const EPHEMERAL_BYTES = 32

/** The client's half of one exchange: what stays here, and what goes out as SRP_A. */
export type SrpExchange = { readonly secret: bigint; readonly publicValue: bigint; readonly srpA: string }

const hex = z.string().regex(/^[0-9a-f]{1,800}$/i)

/** What Cognito asks with, in `ChallengeParameters` of PASSWORD_VERIFIER. */
export const VerifierParametersSchema = z.object({
  SALT: hex,
  SRP_B: hex,
  SECRET_BLOCK: z.string().min(1),
  USER_ID_FOR_SRP: z.string().min(1).max(128),
})

export type VerifierParameters = z.infer<typeof VerifierParametersSchema>

export function newSrpExchange(): SrpExchange {
  const secret = toInteger(randomBytes(EPHEMERAL_BYTES))
  const publicValue = generatorTo(secret)
  return { secret, publicValue, srpA: publicValue.toString(16) }
}

/**
 * The answer to PASSWORD_VERIFIER: it proves the password and does not contain it. About 10 ms of CPU.
 * @param nowMilliseconds epoch milliseconds; Cognito takes the claim for a short while only
 * @returns undefined for values that no honest server sends (RFC 5054, 2.5.3 and 2.6)
 */
export function passwordClaim(
  exchange: SrpExchange,
  { SALT, SRP_B, SECRET_BLOCK, USER_ID_FOR_SRP }: VerifierParameters,
  { poolName, password }: { readonly poolName: string; readonly password: string },
  nowMilliseconds: number,
): Record<string, string> | undefined {
  const user: SrpUser = { poolName, userId: USER_ID_FOR_SRP }
  const serverPublic = toInteger(SRP_B)
  const scrambling = scramblingParameter(exchange.publicValue, serverPublic)
  if (modulo(serverPublic) === 0n || scrambling === 0n) return undefined
  const exponent = passwordExponent(user, password, toInteger(SALT))
  const base = modulo(serverPublic - SRP_MULTIPLIER * generatorTo(exponent))
  const shared = modPow(base, exchange.secret + scrambling * exponent)
  const timestamp = srpTimestamp(nowMilliseconds)
  return {
    PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
    PASSWORD_CLAIM_SIGNATURE: claimSignature(claimKey(shared, scrambling), user, SECRET_BLOCK, timestamp),
    TIMESTAMP: timestamp,
  }
}
