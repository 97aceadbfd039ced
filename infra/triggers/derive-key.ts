import { createHmac, hkdfSync } from 'node:crypto'

/**
 * A 32-byte key for one purpose out of the triggers' secret (base64), so that a table key can never pass for a code.
 * @see https://www.rfc-editor.org/rfc/rfc5869
 */
export function deriveKey(
  secret: string,
  purpose: 'code' | 'answer' | 'account' | 'client' | 'browser',
): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64'), Buffer.alloc(0), purpose, 32))
}

/** Whom an event is about, as every trigger of a sign-in hears it. */
export type EventUser = {
  readonly userName: string
  readonly request: { readonly userAttributes?: { readonly email?: string | undefined } | null | undefined }
}

/**
 * The table key of an account: keyed hash of the address in its one spelling, so that the table holds no address.
 * Users that do not exist have no attributes; the name that Cognito makes up for them is stable and takes its place.
 */
export function accountKey(secret: string, user: EventUser): string {
  const name = (user.request.userAttributes?.email ?? user.userName).toLowerCase()
  return `account#${createHmac('sha256', deriveKey(secret, 'account')).update(name).digest('base64url')}`
}
