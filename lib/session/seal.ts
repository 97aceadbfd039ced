import { sealData, unsealData } from 'iron-session'
import { z } from 'zod'
import { deriveKeys, type Purpose } from './purpose-key.ts'

/**
 * A pending sign-in is filled up to this many characters: what a cookie's length would tell (whether Cognito knows the
 * address: its sessions differ by 44 characters) is the same for everybody. Sealed, this takes about 3,700 bytes.
 */
export const PADDED_LENGTH = 2_550

/** A proof of an address that is under way says nothing by its length either: of who has an account, above all. */
const PADDED: Partial<Record<Purpose, number>> = { 'pending-sign-in': PADDED_LENGTH, 'pending-proof': 700 }

/**
 * Encrypts and authenticates a value for one purpose. The absolute expiry stands inside the payload too, because the
 * browser's word for a cookie's age is worth nothing and iron-session allows a minute of skew on its own.
 * @param expiresAtSeconds epoch seconds
 */
export async function seal(
  purpose: Purpose,
  value: object,
  options: { secrets: readonly string[]; nowSeconds: number; expiresAtSeconds: number },
): Promise<string> {
  const [newest] = deriveKeys(options.secrets, purpose)
  if (newest === undefined) throw new Error('There is no secret to seal with')
  // One letter each for kind, expiry, value and padding: the longest value that Cognito allows leaves no room for more.
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
