import { createHmac, hkdfSync } from 'node:crypto'

/**
 * A 32-byte key for one purpose, derived from the triggers' secret (base64), so that a table key can never pass for a code.
 * @see https://www.rfc-editor.org/rfc/rfc5869
 */
export function deriveKey(
  secret: string,
  purpose: 'code' | 'answer' | 'account' | 'mailbox' | 'client' | 'browser',
): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64'), Buffer.alloc(0), purpose, 32))
}

/** The user of an event, as every trigger of a sign-in gets it. */
export type EventUser = {
  readonly userName: string
  readonly request: { readonly userAttributes?: { readonly email?: string | undefined } | null | undefined }
}

/**
 * The table key of an account: a keyed hash of its lower-case email address, so that the table holds no address. Unknown users
 * have no attributes; Cognito makes up a stable user name for them, which is used instead.
 */
export function accountKey(secret: string, user: EventUser): string {
  const name = (user.request.userAttributes?.email ?? user.userName).toLowerCase()
  return `account#${createHmac('sha256', deriveKey(secret, 'account')).update(name).digest('base64url')}`
}

/**
 * The attribute that holds a browser in an account's item: a keyed hash, so that the table holds no browser id, in hex, so that
 * an expression can name it. Undefined where the site sent no id.
 */
export function browserAttribute(
  secret: string,
  account: string,
  metadata: { readonly browserId?: string | undefined } | null | undefined,
): string | undefined {
  if (metadata?.browserId === undefined) return undefined
  const mac = createHmac('sha256', deriveKey(secret, 'browser')).update(`${account} ${metadata.browserId}`)
  return BROWSER_PREFIX + mac.digest('hex').slice(0, 32)
}

export const BROWSER_PREFIX = 'browser'
