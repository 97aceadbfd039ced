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

/** What a seal holds, as JSON, until when, and which secret opens it. Text, so that no use of it changes what the next one gets. */
export type OpenedSeal = { readonly json: string; readonly expiresAtSeconds: number; readonly secret: string }

/** Seals that were opened or made before. What it knows decides nothing: every use still checks expiry, secret and shape. */
export type SealMemory = {
  get(purpose: Purpose, sealed: string): OpenedSeal | undefined
  set(purpose: Purpose, sealed: string, opened: OpenedSeal): void
}

type Options = {
  readonly secrets: readonly string[]
  readonly nowSeconds: number
  readonly memory?: SealMemory
}

/**
 * Encrypts and authenticates a value for one purpose. The payload holds the absolute expiry, too: a browser can claim any age
 * for a cookie, and iron-session itself allows a minute of skew. Throws when a padded payload is longer than its padding.
 * @param expiresAtSeconds epoch seconds
 */
export async function seal(
  purpose: Purpose,
  value: object,
  { secrets, nowSeconds, expiresAtSeconds, memory }: Options & { readonly expiresAtSeconds: number },
): Promise<string> {
  const [secret] = secrets
  if (secret === undefined) throw new Error('There is no secret to seal with')
  const sealing = { password: passwords(secret, purpose), ttl: Math.max(1, expiresAtSeconds - nowSeconds) }
  const common = { k: purpose, e: expiresAtSeconds }
  const sealed = COMPACT.has(purpose)
    ? await sealCompact(purpose, value, common, sealing)
    : await sealData(padded(purpose, { ...common, v: value }), sealing)
  memory?.set(purpose, sealed, { json: JSON.stringify(value), expiresAtSeconds, secret })
  return sealed
}

async function sealCompact(
  purpose: Purpose,
  value: object,
  common: Payload,
  sealing: Parameters<typeof sealData>[1],
): Promise<string> {
  const compressed = compress(value, dictionaryOf(purpose))
  const { key, body } = encryptBody(compressed, missingBytes(purpose, compressed.length))
  return `${await sealData({ ...common, c: key }, sealing)}${SEPARATOR}${body}`
}

function dictionaryOf(purpose: Purpose): Buffer {
  return purpose === 'access-token' ? TOKEN_DICTIONARY : DICTIONARY
}

const KEY_BYTES = 32

/** Single letters for purpose, expiry, value, key of the body and padding: every cookie pays for them. */
const PayloadSchema = z.object({
  k: z.string(),
  e: z.number(),
  v: z.unknown().optional(),
  c: z.string().optional(),
  p: z.string().optional(),
})

type Payload = z.infer<typeof PayloadSchema>

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
  { secrets, nowSeconds, memory }: Options,
): Promise<T | undefined> {
  const known = memory?.get(purpose, sealed)
  const opened = known ?? (await open(purpose, sealed, secrets))
  if (opened === undefined || opened.expiresAtSeconds <= nowSeconds) return undefined
  if (!secrets.includes(opened.secret)) return undefined
  if (known === undefined) memory?.set(purpose, sealed, opened)
  return schema.safeParse(JSON.parse(opened.json)).data
}

async function open(
  purpose: Purpose,
  sealed: string,
  secrets: readonly string[],
): Promise<OpenedSeal | undefined> {
  const [head = '', ...bodies] = sealed.split(SEPARATOR)
  const body = bodies.join(SEPARATOR)
  for (const secret of secrets) {
    const unsealed = await unsealData<unknown>(head, { password: passwords(secret, purpose) })
    const payload = PayloadSchema.safeParse(unsealed).data
    if (payload?.k !== purpose) continue
    const { e: expiresAtSeconds, c: key, v: value } = payload
    // One spelling for each seal: what comes after one without a body would be ignored.
    if (key === undefined && bodies.length > 0) return undefined
    const json = key === undefined ? JSON.stringify(value) : decryptBody({ key, body }, dictionaryOf(purpose))
    return json === undefined ? undefined : { json, expiresAtSeconds, secret }
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
