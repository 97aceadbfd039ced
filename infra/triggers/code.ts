import { createHmac, timingSafeEqual } from 'node:crypto'
import { deriveKey } from './derive-key.ts'

/**
 * The code of a challenge: a truncated HMAC of its random id, so that no code has to be stored and every invocation
 * finds the same one. 64 bits are taken, which makes the bias of the modulo smaller than 1 in 10^11.
 * @param secret CODE_SECRET, base64
 * @param digits 6 to 8; leading zeros are kept
 * @see https://www.rfc-editor.org/rfc/rfc4226#section-5.3
 */
export function codeOf(challengeId: string, secret: string, digits: number): string {
  const mac = createHmac('sha256', deriveKey(secret, 'code')).update(challengeId).digest()
  return (mac.readBigUInt64BE() % 10n ** BigInt(digits)).toString().padStart(digits, '0')
}

/** What the table keeps of an answer: a keyed hash, which reveals no code to a reader of the table. */
export function answerHash(secret: string, account: string, answer: string): string {
  const mac = createHmac('sha256', deriveKey(secret, 'answer')).update(`${account} ${answer}`).digest()
  return mac.subarray(0, HASH_BYTES).toString('base64url')
}

const HASH_BYTES = 16

/** True for exactly `digits` ASCII digits; anything else is not an answer and costs no try. */
export function hasCodeForm(answer: string, digits: number): boolean {
  return answer.length === digits && /^[0-9]+$/.test(answer)
}

/** Compares an answer of the right form with the code in constant time. */
export function isSameCode(answer: string, code: string): boolean {
  // timingSafeEqual throws on different lengths; bytes, because strings of equal length may differ in bytes.
  const given = Buffer.from(answer)
  const expected = Buffer.from(code)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
