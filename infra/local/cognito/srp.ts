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
import { invalidParameter, missingParameter, unsupported } from './errors.ts'
import type { Password, SrpExchange } from './state.ts'
import { timingSafeEqualText } from './timing-safe-equal.ts'

const SECRET_BYTES = 32
/** The service encrypts a message to itself; this one has the same length and no meaning. */
const SECRET_BLOCK_HEAD = Buffer.from([2, 5, 0x78])
const SECRET_BLOCK_BYTES = 1_158

/** The digits of a number below the group's prime, and a leading zero byte. */
const MAX_HEX_DIGITS = 770

/** What a client claims to have computed from the password. */
export type PasswordClaim = {
  readonly signature: string
  readonly secretBlock: string
  /** TIMESTAMP in epoch milliseconds. */
  readonly claimedAt: number
}

/**
 * The server's half of SRP-6a: B, which hides the verifier, and the secrets that the answer is checked with.
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

/** True when the claim was computed with the password, for this exchange. */
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
  // The time is signed as the service would write it: "Sep 05" parses, and then does not match "Sep 5".
  const expected = claimSignature(key, user, exchange.secretBlock, srpTimestamp(claim.claimedAt))
  const isSigned = timingSafeEqualText(expected, claim.signature)
  return isSigned && claim.secretBlock === exchange.secretBlock && scrambling !== 0n
}

/**
 * SRP_A of a flow that starts with SRP, else undefined.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow.html
 */
export function clientPublicOf({ CHALLENGE_NAME, SRP_A }: Record<string, string>): bigint | undefined {
  if (CHALLENGE_NAME === undefined || CHALLENGE_NAME === 'CUSTOM_CHALLENGE') return undefined
  if (CHALLENGE_NAME !== 'SRP_A') throw unsupported(`InitiateAuth with CHALLENGE_NAME ${CHALLENGE_NAME}`)
  if (!SRP_A) throw missingParameter('SRP_A')
  if (SRP_A.length > MAX_HEX_DIGITS || !/^[\da-f]+$/i.test(SRP_A)) throw invalidSrpA()
  const clientPublic = toInteger(SRP_A)
  // With 0 the shared secret is 0 too, whatever the password (RFC 5054, 2.5.4).
  if (modulo(clientPublic) === 0n) throw invalidSrpA()
  return clientPublic
}

/** The parameters of a PASSWORD_VERIFIER answer. */
export function requireClaim(responses: Record<string, string>): PasswordClaim {
  const required = (name: string): string => {
    const value = responses[name]
    if (!value) throw missingParameter(name)
    return value
  }
  return {
    signature: required('PASSWORD_CLAIM_SIGNATURE'),
    secretBlock: required('PASSWORD_CLAIM_SECRET_BLOCK'),
    claimedAt: timeOf(required('TIMESTAMP')),
  }
}

const TIMESTAMP = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{1,2}:\d{1,2}:\d{1,2}) (?:UTC|GMT) (\d{4})$/

function timeOf(timestamp: string): number {
  const [, month, day, time, year] = TIMESTAMP.exec(timestamp) ?? []
  const milliseconds = Date.parse(`${day} ${month} ${year} ${time} UTC`)
  if (!Number.isNaN(milliseconds)) return milliseconds
  throw invalidParameter('TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.')
}

function invalidSrpA() {
  return invalidParameter('SRP_A is not valid.')
}
