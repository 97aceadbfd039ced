import { hkdfSync } from 'node:crypto'
import { sealData, unsealData } from 'iron-session'
import { z } from 'zod'
import { compress, DICTIONARY, decryptBody, encryptBody, TOKEN_DICTIONARY } from './compact-body.ts'

/** Cookies that hold a person's session, address or entries: signing out deletes all of them. */
export const PERSONAL_PURPOSES = [
  'pending-sign-in',
  'pending-verification',
  'pending-new-password',
  'signed-in',
  'access-token',
  'flash-state',
] as const

/** What a key is for. A seal made for one purpose cannot be opened, and so not replayed, as another. */
export type Purpose =
  | (typeof PERSONAL_PURPOSES)[number]
  | 'known-browser'
  | 'log'
  // What an app keeps in the place of cookies: app/api/sign-in.
  | 'native-sign-in'
  | 'native-session'
  | 'native-device'

/** Purposes that hold what Cognito issued: their values are sealed as compact bodies. */
const COMPACT: ReadonlySet<Purpose> = new Set([
  'pending-sign-in',
  'pending-new-password',
  'signed-in',
  'access-token',
  'native-sign-in',
  'native-session',
])

/**
 * Values that depend on the account of an address that no one proved yet: Cognito's session is 44 characters longer where there is none.
 * Each is padded to its longest, compact bodies after they are compressed, so that the length of the cookie tells nothing. The other
 * purposes need no padding: a pending new password follows a proven one, a flash state holds what its page shows.
 */
const PADDED_BYTES: Partial<Record<Purpose, number>> = {
  'pending-sign-in': 2_048,
  'native-sign-in': 2_176,
  'pending-verification': 360,
}

/** Between the seal and the body that it holds the key of; no character of either. */
const SEPARATOR = '!'

/**
 * Encrypts and authenticates a value for one purpose. The payload holds the absolute expiry, too: a browser can claim any age
 * for a cookie, and iron-session itself allows a minute of skew. Throws when a padded payload is longer than its padding.
 * @param expiresAtSeconds epoch seconds
 */
export async function seal(
  purpose: Purpose,
  value: object,
  options: { secrets: readonly string[]; nowSeconds: number; expiresAtSeconds: number },
): Promise<string> {
  const [newest] = options.secrets
  if (newest === undefined) throw new Error('There is no secret to seal with')
  const ttl = Math.max(1, options.expiresAtSeconds - options.nowSeconds)
  const sealing = { password: passwords(newest, purpose), ttl }
  const common = { k: purpose, e: options.expiresAtSeconds }
  if (!COMPACT.has(purpose)) return sealData(padded(purpose, { ...common, v: value }), sealing)
  const compressed = compress(value, dictionaryOf(purpose))
  const { key, body } = encryptBody(compressed, missingBytes(purpose, compressed.length))
  return `${await sealData({ ...common, c: key }, sealing)}${SEPARATOR}${body}`
}

function dictionaryOf(purpose: Purpose): Buffer {
  return purpose === 'access-token' ? TOKEN_DICTIONARY : DICTIONARY
}

const KEY_BYTES = 32

/** Single letters for purpose, expiry, value and padding: every cookie pays for them. */
type Payload = { readonly k: Purpose; readonly e: number; readonly v: object; readonly p?: string }

function padded(purpose: Purpose, payload: Payload): Payload {
  const missing = missingBytes(purpose, Buffer.byteLength(JSON.stringify({ ...payload, p: '' })))
  return missing > 0 ? { ...payload, p: ' '.repeat(missing) } : payload
}

function missingBytes(purpose: Purpose, bytes: number): number {
  const most = PADDED_BYTES[purpose] ?? 0
  if (most === 0 || bytes <= most) return Math.max(0, most - bytes)
  throw new Error(
    `A ${purpose} of ${bytes} bytes outgrows its padding of ${most}: its length would tell who has an account`,
  )
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
  const payloadSchema = z.object({
    k: z.literal(purpose),
    e: z.number(),
    v: z.unknown().optional(),
    c: z.string().optional(),
  })
  const [head = '', ...bodies] = sealed.split(SEPARATOR)
  const body = bodies.join(SEPARATOR)
  for (const secret of options.secrets) {
    const opened = await unsealData<unknown>(head, { password: passwords(secret, purpose) })
    const payload = payloadSchema.safeParse(opened).data
    if (payload === undefined) continue
    const { e: expiresAtSeconds, c: key, v: value } = payload
    if (expiresAtSeconds <= options.nowSeconds) return undefined
    return schema.safeParse(key === undefined ? value : decryptBody({ key, body }, dictionaryOf(purpose)))
      .data
  }
  return undefined
}

/** iron-session hands a key on to iron-webcrypto, which takes bytes as they are; its own types name text only. */
const KeySchema = z.custom<string>((key) => key instanceof Uint8Array && key.length === KEY_BYTES)

/**
 * The keys of both versions of a seal, by the version that it names. The newer one is sealed with: bytes need no PBKDF2 and no salts,
 * which makes a cookie 128 characters shorter. Seals of the earlier one open until the last of them has expired.
 */
function passwords(secret: string, purpose: Purpose): Record<number, string> {
  const [text = ''] = deriveKeys([secret], purpose)
  return { 1: text, 2: KeySchema.parse(deriveKey(secret, `cookie key: ${purpose}`)) }
}

/**
 * One key per secret for a purpose, by HKDF (RFC 5869), in the order of the secrets.
 * @param secrets base64, the newest first
 */
export function deriveKeys(secrets: readonly string[], purpose: Purpose): string[] {
  return secrets.map((secret) => deriveKey(secret, `cookie seal: ${purpose}`).toString('base64'))
}

/** Derived once per process, because a request seals and opens several cookies. */
const derived = new Map<string, Buffer>()

function deriveKey(secret: string, use: string): Buffer {
  const name = `${use} ${secret}`
  const key =
    derived.get(name) ?? Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64'), '', use, KEY_BYTES))
  derived.set(name, key)
  return key
}
