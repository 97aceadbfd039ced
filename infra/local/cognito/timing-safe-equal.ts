import { timingSafeEqual } from 'node:crypto'

/** Compares two texts byte for byte, in a time that does not tell how far they agree. */
export function timingSafeEqualText(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)]
  return left.length === right.length && timingSafeEqual(left, right)
}
