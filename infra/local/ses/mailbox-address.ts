import { type EmailAddress, EmailAddressSchema } from '#lib/email-address.ts'

const NAMED = /^[^<>,;:\p{Cc}]*<([^<>]*)>$/u

/**
 * The one address in `name@example.com` or `Name <name@example.com>`, in lower case; undefined for anything else:
 * lists, line breaks and encoded words could name a second recipient.
 */
export function mailboxAddress(mailbox: string): EmailAddress | undefined {
  const address = NAMED.exec(mailbox)?.[1] ?? mailbox
  if (address !== address.trim()) return undefined
  return EmailAddressSchema.safeParse(address).data
}
