import { brand } from '#lib/brand.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { MAX_TRIGGER_TEXT_BYTES } from '#lib/limits.ts'
import { triggerTextBytes } from '#lib/trigger-protocol.ts'
import { displayedSender, type Sender } from './sender.ts'

/** The sender of all emails of this brand. Throws where it is too long for the page that shows it, before anything is deployed. */
export function brandSender(
  address: EmailAddress,
  { senderName: name }: Pick<typeof brand, 'senderName'> = brand,
): Sender {
  const sender = { name, address }
  const bytes = triggerTextBytes(displayedSender(sender))
  if (bytes <= MAX_TRIGGER_TEXT_BYTES) return sender
  throw new Error(
    `Shorten senderName in lib/brand.ts: with ${address} it takes ${bytes} bytes, and at most ${MAX_TRIGGER_TEXT_BYTES} fit.`,
  )
}
