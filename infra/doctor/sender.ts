import { EmailAddressSchema } from '#lib/email-address.ts'
import type { Look } from './look.ts'
import { triggerVariable } from './trigger-variables.ts'

/** The address that mails come from: the triggers', or what the pool's own mails come from, which is the same. */
export async function senderAddress(look: Look): Promise<string | undefined> {
  const pool = await look.pool()
  const mailbox =
    (await triggerVariable(look, 'MAIL_FROM')) ?? (pool.ok ? pool.value.EmailConfiguration?.From : undefined)
  if (mailbox === undefined) return undefined
  return EmailAddressSchema.safeParse(/<([^<>]*)>$/.exec(mailbox)?.[1] ?? mailbox).data
}

/** What SES may have verified, so that this address may send: itself, its domain, or one above it. */
export function identitiesFor(address: string): string[] {
  const labels = address.slice(address.indexOf('@') + 1).split('.')
  return [address, ...labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))]
}
