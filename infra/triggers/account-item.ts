import * as z from 'zod'
import { BROWSER_PREFIX } from './derive-key.ts'
import { policy, type Window, type Windows } from './policy.ts'
import { earliestAdmission } from './sliding-window.ts'
import {
  type Item,
  NumberAttribute,
  readItem,
  type Table,
  TextAttribute,
  TextsAttribute,
  TimesAttribute,
} from './table.ts'

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
  /** Wrong answers to any code, and emails of any code. */
  wrong: TimesAttribute,
  mails: TimesAttribute,
  /** Present while an invocation sends; once it is over, the email may never have left. */
  leaseId: TextAttribute.optional(),
  leaseUntil: NumberAttribute.optional(),
})

export type AccountItem = z.infer<typeof AccountItemSchema> & { readonly browsers: KnownBrowsers }

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
export function isLive(item: AccountItem, now: number): boolean {
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

/** The earliest time (epoch milliseconds) at which a request sends a code that can work. */
export function resendTime(item: AccountItem, now: number, browser?: string): number {
  return Math.max(
    earliestAdmission(item.mails, mailWindows(item)),
    item.usedAt === undefined ? 0 : item.usedAt + policy.quietAfterSuccessSeconds * 1000,
    isLocked(item, now, browser) ? earliestAdmission(item.wrong, [policy.triesPerAccount]) : 0,
  )
}

/** Emails are spaced while their code may still work; after a used code there is no pause. */
export function mailWindows(item: AccountItem | undefined): Windows {
  return item?.usedAt === undefined ? policy.mailsPerAddress : policy.mailsAfterUse
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
