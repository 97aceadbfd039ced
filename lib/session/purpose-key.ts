import { hkdfSync } from 'node:crypto'

/** What a key is for: a seal made for one purpose cannot be opened, and so not replayed, as another. */
export type Purpose =
  | 'pending-sign-in'
  | 'pending-proof'
  | 'signed-in'
  | 'known-browser'
  | 'answered-form'
  | 'log'

const KEY_BYTES = 32

/**
 * One sealing key per secret for a purpose, by HKDF (RFC 5869), in the order of the secrets.
 * @param secrets base64, the newest first
 */
export function purposeKeys(secrets: readonly string[], purpose: Purpose): string[] {
  return secrets.map((secret) =>
    Buffer.from(
      hkdfSync('sha256', Buffer.from(secret, 'base64'), '', `cookie seal: ${purpose}`, KEY_BYTES),
    ).toString('base64'),
  )
}
