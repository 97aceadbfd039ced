import { createHmac } from 'node:crypto'
import * as z from 'zod'
import { deriveKey } from './derive-key.ts'
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
 * Everything the triggers remember of an account: its one challenge and the logs that limits are counted over.
 * Times are epoch milliseconds. There is no code in it and no address.
 */
const AccountItemSchema = z.object({
  challengeId: TextAttribute,
  createdAt: NumberAttribute,
  expiresAt: NumberAttribute,
  /** Answers compared with the present code, but for a known browser's own. */
  tries: NumberAttribute,
  /** A keyed hash of each answer that was compared with it: one that is repeated costs nothing. */
  answers: TextsAttribute,
  usedAt: NumberAttribute.optional(),
  /** Wrong answers to any code, and mails of any code, the newest first. */
  wrong: TimesAttribute,
  mails: TimesAttribute,
  /** Present while an invocation mails; in the past, the mail may never have left. */
  leaseId: TextAttribute.optional(),
  leaseUntil: NumberAttribute.optional(),
})

export type AccountItem = z.infer<typeof AccountItemSchema> & { readonly browsers: KnownBrowsers }

/** Parses what the table gave; throws when it is no account's item. */
export function parseAccountItem(item: Item): AccountItem {
  return { ...AccountItemSchema.parse(item), browsers: knownBrowsers(item) }
}

export async function readAccount(table: Table, key: string): Promise<AccountItem | undefined> {
  const item = await readItem(table, key)
  return item === undefined ? undefined : parseAccountItem(item)
}

/** True while the right answer would open the door, as far as the code itself goes. */
export function isLive(item: AccountItem, now: number): boolean {
  return item.usedAt === undefined && item.tries < policy.triesPerCode && item.expiresAt > now
}

/**
 * Answers that would still be compared: the code's own tries, or the account's when fewer are left of those; a known
 * browser has its own after them.
 * @param browser the attribute of the browser that asks
 */
export function triesLeft(item: AccountItem, now: number, browser?: string): number {
  if (item.usedAt !== undefined) return 0
  const shared = Math.min(policy.triesPerCode - item.tries, leftIn(item.wrong, policy.triesPerAccount, now))
  const known = browser === undefined ? undefined : item.browsers[browser]
  const own = known === undefined ? 0 : leftIn(known.wrong, policy.triesPerKnownBrowser, now)
  return Math.max(0, shared, own)
}

/**
 * True while wrong answers have used up the account's tries, for everybody but a known browser.
 * @param browser the attribute of the browser that asks
 */
export function isLocked(item: AccountItem, now: number, browser?: string): boolean {
  if (leftIn(item.wrong, policy.triesPerAccount, now) > 0) return false
  const known = browser === undefined ? undefined : item.browsers[browser]
  return known === undefined || leftIn(known.wrong, policy.triesPerKnownBrowser, now) === 0
}

/** True once so many codes were wrong that the owner should hear of it. */
export function hasManyWrongCodes(item: AccountItem, now: number): boolean {
  return leftIn(item.wrong, policy.wrongCodesBeforeNotice, now) <= 0
}

/** The earliest time (epoch milliseconds) at which a start mails a code that can work. */
export function resendTime(item: AccountItem, now: number, browser?: string): number {
  return Math.max(
    earliestAdmission(item.mails, mailWindows(item)),
    item.usedAt === undefined ? 0 : item.usedAt + policy.quietAfterSuccessSeconds * 1000,
    isLocked(item, now, browser) ? earliestAdmission(item.wrong, [policy.triesPerAccount]) : 0,
  )
}

/** Mails are spaced while a code may still work; one that did its work needs no spacing. */
export function mailWindows(item: AccountItem | undefined): Windows {
  return item?.usedAt === undefined ? policy.mailsPerAddress : policy.mailsAfterUse
}

function leftIn(times: readonly number[], { limit, seconds }: Window, now: number): number {
  return limit - times.filter((time) => time > now - seconds * 1000).length
}

/**
 * A browser that signed in to the account before. It has tries of its own, so that strangers who burn the account's
 * tries lock its owner out nowhere (NIST SP 800-63B-4, 3.2.2).
 */
type KnownBrowser = {
  /** Epoch milliseconds of its last sign-in. */
  readonly at: number
  /** Its wrong answers beyond the account's tries, epoch milliseconds, the newest first. */
  readonly wrong: readonly number[]
}

export type KnownBrowsers = Readonly<Record<string, KnownBrowser>>

const PREFIX = 'browser'

const KnownBrowserAttribute = z.object({ M: z.object({ at: NumberAttribute, wrong: TimesAttribute }) })

/**
 * The attribute of an account's item that stands for a browser: a keyed hash, so that the table holds no browser's id,
 * in hex, so that an expression can name it.
 * @param browserId what the site keeps in the browser
 */
function browserAttribute(secret: string, account: string, browserId: string): string {
  const mac = createHmac('sha256', deriveKey(secret, 'browser')).update(`${account} ${browserId}`)
  return PREFIX + mac.digest('hex').slice(0, 32)
}

/** The attribute of the browser that answers a round, as far as the site tells of one. */
export function answeringBrowser(
  secret: string,
  account: string,
  client: { readonly browserId?: string | undefined } | null | undefined,
): string | undefined {
  return client?.browserId === undefined ? undefined : browserAttribute(secret, account, client.browserId)
}

/** All browsers that an account's item knows, by their attributes. */
function knownBrowsers(item: Item): KnownBrowsers {
  return Object.fromEntries(
    Object.entries(item)
      .filter(([name]) => name.startsWith(PREFIX))
      .map(([name, value]) => [name, KnownBrowserAttribute.parse(value).M]),
  )
}

/** The browser that has not signed in for the longest time, once there are `limit`; it makes room for another. */
export function browserToForget(browsers: KnownBrowsers, limit: number): string | undefined {
  const entries = Object.entries(browsers)
  if (entries.length < limit) return undefined
  return entries.sort(([, one], [, other]) => one.at - other.at)[0]?.[0]
}
