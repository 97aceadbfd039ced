import { createHmac } from 'node:crypto'
import * as z from 'zod'
import { NumberAttribute, TimesAttribute } from './attributes.ts'
import { purposeKey } from './purpose-key.ts'
import type { Item } from './table.ts'

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
  const mac = createHmac('sha256', purposeKey(secret, 'browser')).update(`${account} ${browserId}`)
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
export function knownBrowsers(item: Item): KnownBrowsers {
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
