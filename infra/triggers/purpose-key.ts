import { hkdfSync } from 'node:crypto'

/**
 * A 32-byte key for one purpose out of the triggers' secret (base64), so that a table key can never pass for a code.
 * @see https://www.rfc-editor.org/rfc/rfc5869
 */
export function purposeKey(
  secret: string,
  purpose: 'code' | 'answer' | 'account' | 'client' | 'browser',
): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64'), Buffer.alloc(0), purpose, 32))
}
