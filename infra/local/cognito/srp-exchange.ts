import { randomBytes } from 'node:crypto'
import {
  claimKey,
  claimSignature,
  generatorTo,
  modPow,
  modulo,
  SRP_MULTIPLIER,
  type SrpUser,
  scramblingParameter,
  srpTimestamp,
  toHex,
  toInteger,
} from '#lib/srp.ts'
import { sameText } from './same-text.ts'
import type { Password, SrpExchange } from './state.ts'

const SECRET_BYTES = 32
/** An encrypted message to itself, as the service's are; ours is as long and means nothing. */
const SECRET_BLOCK_HEAD = Buffer.from([2, 5, 0x78])
const SECRET_BLOCK_BYTES = 1_158

/** What a client claims to have computed from the password. */
export type PasswordClaim = {
  readonly signature: string
  readonly secretBlock: string
  /** TIMESTAMP, read: epoch milliseconds. */
  readonly claimedAt: number
}

/**
 * The server's half of SRP-6a: B, which hides the verifier, and what the answer will be checked with.
 * @see https://www.rfc-editor.org/rfc/rfc5054#section-2.5.3
 */
export function openExchange(clientPublic: bigint, { verifier }: Password): SrpExchange {
  const serverSecret = toInteger(randomBytes(SECRET_BYTES))
  const serverPublic = modulo(SRP_MULTIPLIER * toInteger(verifier) + generatorTo(serverSecret))
  const secret = randomBytes(SECRET_BLOCK_BYTES - SECRET_BLOCK_HEAD.length)
  return {
    clientPublic: toHex(clientPublic),
    serverPublic: toHex(serverPublic),
    serverSecret: toHex(serverSecret),
    secretBlock: Buffer.concat([SECRET_BLOCK_HEAD, secret]).toString('base64'),
  }
}

/** True when the claim was computed with the password, for this exchange and no other. */
export function isProven(
  exchange: SrpExchange,
  user: SrpUser,
  { verifier }: Password,
  claim: PasswordClaim,
): boolean {
  const clientPublic = toInteger(exchange.clientPublic)
  const scrambling = scramblingParameter(clientPublic, toInteger(exchange.serverPublic))
  const base = clientPublic * modPow(toInteger(verifier), scrambling)
  const key = claimKey(modPow(base, toInteger(exchange.serverSecret)), scrambling)
  // The time is signed as the service would write it: "Sep 05" is read, and then never matches "Sep 5".
  const expected = claimSignature(key, user, exchange.secretBlock, srpTimestamp(claim.claimedAt))
  const isSigned = sameText(expected, claim.signature)
  return isSigned && claim.secretBlock === exchange.secretBlock && scrambling !== 0n
}
