import { createHmac } from 'node:crypto'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { deriveKey, type EventUser } from './derive-key.ts'
import { policy } from './policy.ts'
import { networkKey } from './rate-limit.ts'
import type { Budget } from './sliding-window.ts'

type Metadata = { readonly email?: string | undefined; readonly clientAddress?: string | undefined }

/**
 * What an email to a sub-address is charged to, the narrowest first: the part of the client's network, if that is known, and all
 * sub-addresses of the mailbox. Their key is a keyed hash, so that the table holds no address. None for any other address.
 * @param metadata its `email` counts only for a user without an account, who has no attributes
 */
export function subAddressBudgets(
  secret: string,
  user: EventUser,
  metadata: Metadata | null | undefined,
): readonly Budget[] {
  const address =
    user.request.userAttributes?.email ?? EmailAddressSchema.safeParse(metadata?.email).data ?? user.userName
  const network = networkKey(secret, metadata?.clientAddress)
  return mailboxBudgets(secret, address, network === undefined ? [] : [network])
}

/**
 * The parts of these client networks, and the emails to all sub-addresses of the mailbox, which come last. None for an address
 * that is no sub-address.
 * @param networks their table keys
 */
export function mailboxBudgets(secret: string, address: string, networks: readonly string[]): Budget[] {
  const mailbox = mailboxOf(address)
  if (mailbox === undefined) return []
  const mac = createHmac('sha256', deriveKey(secret, 'mailbox')).update(mailbox)
  const key = `mailbox#${mac.digest('base64url')}`
  const parts = networks.map((network) => ({
    key: `${key}#${network}`,
    attribute: 'mails',
    windows: policy.mailsToSubAddressesAndNetwork,
  }))
  return [...parts, { key, attribute: 'mails', windows: policy.mailsToSubAddresses }]
}

/**
 * Where a sub-address leads: most services deliver "anna+shop@example.com" to "anna@example.com" (RFC 5233); lower case. Undefined
 * for any other address.
 */
export function mailboxOf(address: string): string | undefined {
  const [, user, domain] = /^([^+@]+)\+[^@]*(@.*)$/.exec(address.toLowerCase()) ?? []
  return user === undefined || domain === undefined ? undefined : user + domain
}
