import { createHash, createHmac, getDiffieHellman, hkdfSync } from 'node:crypto'

/**
 * The arithmetic of Cognito's Secure Remote Password, for both ends: SRP-6a in the 3072-bit group of RFC 3526 with the generator 2.
 * Why there is no library for it: docs/decisions/0012.
 * @see https://www.rfc-editor.org/rfc/rfc5054
 */
const GROUP = getDiffieHellman('modp15')

/** The prime of the group, N. */
export const SRP_PRIME = toInteger(GROUP.getPrime())

const GENERATOR = 2n

const KEY_BYTES = 16

/** k of SRP-6a: it binds the verifier into the server's public value. */
export const SRP_MULTIPLIER = toInteger(sha256(padded(SRP_PRIME), padded(GENERATOR)))

/** The user that a password belongs to, and the pool. */
export type SrpUser = {
  /** The part of the user pool id behind the underscore. */
  readonly poolName: string
  /** USER_ID_FOR_SRP: the username in the pool, not the typed address. */
  readonly userId: string
}

/** g to some power, modulo N. */
export function generatorTo(exponent: bigint): bigint {
  return modPow(GENERATOR, exponent)
}

/** Base to the exponent, modulo N: four bits of the exponent at a time, from the first to the last. */
export function modPow(base: bigint, exponent: bigint): bigint {
  const digits = exponent.toString(16)
  const powers = [1n]
  for (let power = 1; power < 16; power += 1) powers.push(modulo((powers.at(-1) ?? 1n) * base))
  let result = 1n
  for (const digit of digits) {
    for (let bit = 0; bit < 4; bit += 1) result = (result * result) % SRP_PRIME
    result = (result * (powers[Number.parseInt(digit, 16)] ?? 1n)) % SRP_PRIME
  }
  return result
}

/** The value modulo N from 0 to N - 1, for negative numbers as well. */
export function modulo(value: bigint): bigint {
  return ((value % SRP_PRIME) + SRP_PRIME) % SRP_PRIME
}

/** u: the hash of both public values. The caller must refuse zero. */
export function scramblingParameter(clientPublic: bigint, serverPublic: bigint): bigint {
  return toInteger(sha256(padded(clientPublic), padded(serverPublic)))
}

/** x: the password, salted and bound to its user. The verifier is g to this power. */
export function passwordExponent({ poolName, userId }: SrpUser, password: string, salt: bigint): bigint {
  const inner = sha256(Buffer.from(`${poolName}${userId}:${password}`, 'utf8'))
  return toInteger(sha256(padded(salt), inner))
}

/** The shared key, under which the client signs its claim. */
export function claimKey(sharedSecret: bigint, scrambling: bigint): Buffer {
  const key = hkdfSync('sha256', padded(sharedSecret), padded(scrambling), 'Caldera Derived Key', KEY_BYTES)
  return Buffer.from(key)
}

/**
 * PASSWORD_CLAIM_SIGNATURE, base64.
 * @param secretBlock SECRET_BLOCK as it came, base64
 * @param timestamp as `srpTimestamp` writes it
 */
export function claimSignature(
  key: Buffer,
  { poolName, userId }: SrpUser,
  secretBlock: string,
  timestamp: string,
): string {
  return createHmac('sha256', key)
    .update(poolName + userId)
    .update(Buffer.from(secretBlock, 'base64'))
    .update(timestamp)
    .digest('base64')
}

/** TIMESTAMP in the one form that Cognito reads, `Tue Nov 3 19:07:12 UTC 2026`: English, UTC, the day unpadded. */
export function srpTimestamp(epochMilliseconds: number): string {
  const [weekday, day, month, year, time] = new Date(epochMilliseconds).toUTCString().split(/,? /)
  return `${weekday} ${month} ${Number(day)} ${time} UTC ${year}`
}

export function toHex(value: bigint): string {
  return padded(value).toString('hex')
}

export function toInteger(bytes: Uint8Array | string): bigint {
  const hex = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('hex')
  return BigInt(`0x${hex === '' ? '0' : hex}`)
}

/** Big-endian bytes as Java's BigInteger writes them: with a leading zero byte where the top bit is set. */
function padded(value: bigint): Buffer {
  const hex = value.toString(16)
  const even = hex.length % 2 === 1 ? `0${hex}` : hex
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex')
}

function sha256(...parts: Buffer[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
