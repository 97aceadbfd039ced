import { z } from 'zod'
import { NumberAttribute, TextAttribute, TimesAttribute } from './attributes.ts'
import { policy } from './policy.ts'
import { earliestAdmission } from './sliding-window.ts'
import { type Item, readItem, type Table } from './table.ts'

/**
 * Everything the triggers remember of an account: its one challenge and the logs that limits are counted over.
 * Times are epoch milliseconds. There is no code in it and no address.
 */
const AccountItemSchema = z.object({
  challengeId: TextAttribute,
  createdAt: NumberAttribute,
  expiresAt: NumberAttribute,
  /** Answers compared with the present code. */
  tries: NumberAttribute,
  usedAt: NumberAttribute.optional(),
  /** Wrong answers to any code, and mails of any code, the newest first. */
  wrong: TimesAttribute,
  mails: TimesAttribute,
  /** Present while an invocation mails; in the past, the mail may never have left. */
  leaseId: TextAttribute.optional(),
  leaseUntil: NumberAttribute.optional(),
})

export type AccountItem = z.infer<typeof AccountItemSchema>

/** Parses what the table gave; throws when it is no account's item. */
export function parseAccountItem(item: Item): AccountItem {
  return AccountItemSchema.parse(item)
}

export async function readAccount(table: Table, key: string): Promise<AccountItem | undefined> {
  const item = await readItem(table, key)
  return item === undefined ? undefined : parseAccountItem(item)
}

/** True while the right answer would open the door, as far as the code itself goes. */
export function isLive(item: AccountItem, now: number): boolean {
  return item.usedAt === undefined && item.tries < policy.triesPerCode && item.expiresAt > now
}

/** Answers that would still be compared: the code's own tries, or the account's when fewer are left of those. */
export function triesLeft(item: AccountItem, now: number): number {
  if (item.usedAt !== undefined) return 0
  const { limit, seconds } = policy.triesPerAccount
  const recent = item.wrong.filter((time) => time > now - seconds * 1000).length
  return Math.max(0, Math.min(policy.triesPerCode - item.tries, limit - recent))
}

/** The earliest time (epoch milliseconds) at which a start mails a code that can work. */
export function resendTime(item: AccountItem, now: number): number {
  const accountTries = [policy.triesPerAccount]
  return Math.max(
    earliestAdmission(item.mails, policy.mailsPerAddress),
    item.usedAt === undefined ? 0 : item.usedAt + policy.quietAfterSuccessSeconds * 1000,
    earliestAdmission(item.wrong, accountTries) > now ? earliestAdmission(item.wrong, accountTries) : 0,
  )
}
