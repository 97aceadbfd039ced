import { hkdfSync } from 'node:crypto'
import { sealData, unsealData } from 'iron-session'
import { z } from 'zod'

/** What a key is for. A seal made for one purpose cannot be opened, and so not replayed, as another. */
export type Purpose =
  | 'pending-sign-in'
  | 'pending-verification'
  | 'pending-new-password'
  | 'signed-in'
  | 'known-browser'
  | 'flash-state'
  | 'log'

/**
 * A pending sign-in is padded to this many characters, because Cognito's session is 44 characters longer for an address with an
 * account and the length of the cookie would tell. Sealed, it takes about 3,700 bytes.
 */
export const PADDED_LENGTH = 2_550

/** A pending verification is padded for the same reason. */
const PADDED: Partial<Record<Purpose, number>> = {
  'pending-sign-in': PADDED_LENGTH,
  'pending-verification': 700,
}

/**
 * Encrypts and authenticates a value for one purpose. The payload holds the absolute expiry, too: a browser can claim any age
 * for a cookie, and iron-session itself allows a minute of skew.
 * @param expiresAtSeconds epoch seconds
 */
export async function seal(
  purpose: Purpose,
  value: object,
  options: { secrets: readonly string[]; nowSeconds: number; expiresAtSeconds: number },
): Promise<string> {
  const [newest] = deriveKeys(options.secrets, purpose)
  if (newest === undefined) throw new Error('There is no secret to seal with')
  // Single letters for purpose, expiry, value and padding: Cognito's longest session leaves no room for more.
  const payload = { k: purpose, e: options.expiresAtSeconds, v: value, p: '' }
  const missing = Math.max(0, (PADDED[purpose] ?? 0) - JSON.stringify(payload).length)
  const ttl = Math.max(1, options.expiresAtSeconds - options.nowSeconds)
  return sealData({ ...payload, p: ' '.repeat(missing) }, { password: newest, ttl })
}

/**
 * Opens what `seal` made, under any of the secrets.
 * @returns undefined for anything else: expired, tampered with, sealed for another purpose or under an unknown secret
 */
export async function unseal<T>(
  purpose: Purpose,
  sealed: string,
  schema: z.ZodType<T>,
  options: { secrets: readonly string[]; nowSeconds: number },
): Promise<T | undefined> {
  const payloadSchema = z.object({ k: z.literal(purpose), e: z.number(), v: schema })
  for (const key of deriveKeys(options.secrets, purpose)) {
    const parsed = payloadSchema.safeParse(await unsealData<unknown>(sealed, { password: key }))
    if (!parsed.success) continue
    return parsed.data.e > options.nowSeconds ? parsed.data.v : undefined
  }
  return undefined
}

const KEY_BYTES = 32

/** Derived once per process, because a request seals and opens several cookies. */
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
