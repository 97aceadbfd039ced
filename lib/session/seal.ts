import { sealData, unsealData } from 'iron-session'
import { z } from 'zod'
import { type Purpose, purposeKeys } from './purpose-key.ts'

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
  const [newest] = purposeKeys(options.secrets, purpose)
  if (newest === undefined) throw new Error('There is no secret to seal with')
  const payload = { kind: purpose, expiresAt: options.expiresAtSeconds, value }
  return sealData(payload, {
    password: newest,
    ttl: Math.max(1, options.expiresAtSeconds - options.nowSeconds),
  })
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
  const payloadSchema = z.object({ kind: z.literal(purpose), expiresAt: z.number(), value: schema })
  for (const key of purposeKeys(options.secrets, purpose)) {
    const parsed = payloadSchema.safeParse(await unsealData<unknown>(sealed, { password: key }))
    if (parsed.success) return parsed.data.expiresAt > options.nowSeconds ? parsed.data.value : undefined
  }
  return undefined
}
