import { timingSafeEqual } from 'node:crypto'

/**
 * Compares two texts byte for byte, in a time that does not depend on how many agree. Node's function throws on lengths
 * that differ.
 */
export function timingSafeEqualText(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)]
  return left.length === right.length && timingSafeEqual(left, right)
}
