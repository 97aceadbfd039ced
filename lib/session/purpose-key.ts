import { hkdfSync } from 'node:crypto'

/** What a key is for: a seal made for one purpose cannot be opened, and so not replayed, as another. */
export type Purpose =
  | 'pending-sign-in'
  | 'pending-proof'
  | 'pending-password'
  | 'signed-in'
  | 'known-browser'
  | 'answered-form'
  | 'log'

const KEY_BYTES = 32

/** A request seals and opens several cookies; the secrets are the same for as long as the process runs. */
const derived = new Map<string, string>()

/**
 * One sealing key per secret for a purpose, by HKDF (RFC 5869), in the order of the secrets.
 * @param secrets base64, the newest first
 */
export function deriveKeys(secrets: readonly string[], purpose: Purpose): string[] {
  return secrets.map((secret) => {
    const name = `${purpose} ${secret}`
    const key = derived.get(name) ?? deriveKey(secret, purpose)
    derived.set(name, key)
    return key
  })
}

function deriveKey(secret: string, purpose: Purpose): string {
  const material = Buffer.from(secret, 'base64')
  return Buffer.from(hkdfSync('sha256', material, '', `cookie seal: ${purpose}`, KEY_BYTES)).toString(
    'base64',
  )
}
