import { createHmac } from 'node:crypto'
import { purposeKey } from './purpose-key.ts'

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
  return `account#${createHmac('sha256', purposeKey(secret, 'account')).update(name).digest('base64url')}`
}
