import * as z from 'zod'
import { BROWSER_PREFIX } from './derive-key.ts'
import { policy, type Window } from './policy.ts'
import {
  type Item,
  NumberAttribute,
  readItem,
  type Table,
  TextAttribute,
  TextsAttribute,
  TimesAttribute,
} from './table.ts'

const MailedAttribute = z
  .object({ L: z.array(z.object({ M: z.object({ at: NumberAttribute, by: TextAttribute }) })) })
  .transform(({ L }) => L.map(({ M }) => M))
  .default([])

/**
 * Everything the triggers remember of an account: its one challenge and the logs that limits are counted over. Times are epoch
 * milliseconds, logs have the newest first. It holds neither code nor email address.
 */
const AccountItemSchema = z.object({
  challengeId: TextAttribute,
  createdAt: NumberAttribute,
  expiresAt: NumberAttribute,
  /** Answers compared with the current code, except a known browser's own. */
  tries: NumberAttribute,
  /** A keyed hash of each compared answer: repeating one costs nothing. */
  answers: TextsAttribute,
  usedAt: NumberAttribute.optional(),
  /** Wrong answers to any code. */
  wrong: TimesAttribute,
  /** Emails of any code, and what each was charged to: `mail-budget.ts` says what `by` is. */
  mailed: MailedAttribute,
  /** Present while an invocation sends; once it is over, the email may never have left. */
  leaseId: TextAttribute.optional(),
  leaseUntil: NumberAttribute.optional(),
})

export type AccountItem = z.infer<typeof AccountItemSchema> & { readonly browsers: KnownBrowsers }

/** What of an account its limits are counted over. The id that its code is made from is not among it. */
const LimitedItemSchema = AccountItemSchema.pick({
  tries: true,
  expiresAt: true,
  usedAt: true,
  wrong: true,
  mailed: true,
  leaseUntil: true,
})

export type LimitedItem = z.infer<typeof LimitedItemSchema>

/** The attributes that `parseLimitedItem` takes. */
export const LIMITED_ATTRIBUTES = Object.keys(LimitedItemSchema.shape)

/** Throws when the item is not an account's. */
export function parseLimitedItem(item: Item): LimitedItem {
  return LimitedItemSchema.parse(item)
}

/**
 * Browsers that signed in to the account before, by their attributes. Each has tries of its own, so that strangers who use up
 * the account's tries never lock its owner out (NIST SP 800-63B-4, 3.2.2): `wrong` are answers beyond the account's tries.
 */
export type KnownBrowsers = Readonly<Record<string, z.infer<typeof KnownBrowserAttribute>['M']>>

/** `at` is the last sign-in. */
const KnownBrowserAttribute = z.object({ M: z.object({ at: NumberAttribute, wrong: TimesAttribute }) })

/** Throws when the item is not an account's. */
export function parseAccountItem(item: Item): AccountItem {
  return { ...AccountItemSchema.parse(item), browsers: knownBrowsers(item) }
}

export async function readAccount(table: Table, key: string): Promise<AccountItem | undefined> {
  const item = await readItem(table, key)
  return item === undefined ? undefined : parseAccountItem(item)
}

/** True while the right answer signs in, as far as the code itself is concerned. */
export function isLive(item: LimitedItem, now: number): boolean {
  return item.usedAt === undefined && item.tries < policy.triesPerCode && item.expiresAt > now
}

/**
 * How many more answers would be compared: what is left of the code's tries or of the account's, whichever is less. A known
 * browser has its own after them.
 * @param browser the attribute of the visitor's browser
 */
export function triesLeft(item: AccountItem, now: number, browser?: string): number {
  if (item.usedAt !== undefined) return 0
  const shared = Math.min(policy.triesPerCode - item.tries, leftIn(item.wrong, policy.triesPerAccount, now))
  const known = browser === undefined ? undefined : item.browsers[browser]
  const own = known === undefined ? 0 : leftIn(known.wrong, policy.triesPerKnownBrowser, now)
  return Math.max(0, shared, own)
}

/** True while wrong answers have used up the account's tries, and those of this browser if it is known. */
export function isLocked(item: AccountItem, now: number, browser?: string): boolean {
  if (leftIn(item.wrong, policy.triesPerAccount, now) > 0) return false
  const known = browser === undefined ? undefined : item.browsers[browser]
  return known === undefined || leftIn(known.wrong, policy.triesPerKnownBrowser, now) === 0
}

/** True once so many codes were wrong that the owner gets a notice. */
export function hasManyWrongCodes(item: AccountItem, now: number): boolean {
  return leftIn(item.wrong, policy.wrongCodesBeforeNotice, now) <= 0
}

function leftIn(times: readonly number[], { limit, seconds }: Window, now: number): number {
  return limit - times.filter((time) => time > now - seconds * 1000).length
}

function knownBrowsers(item: Item): KnownBrowsers {
  return Object.fromEntries(
    Object.entries(item)
      .filter(([name]) => name.startsWith(BROWSER_PREFIX))
      .map(([name, value]) => [name, KnownBrowserAttribute.parse(value).M]),
  )
}
