import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import type { Clock } from '#lib/clock.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { Windows } from './policy.ts'
import { type Clause, type Item, number, numbers, readItem, type Table, updateItem } from './table.ts'

/**
 * The condition under which one more event may be logged in `attribute`, a list of epoch milliseconds with the newest
 * first: for each window, the event that would be one too many lies outside of it.
 */
export function windowClause(attribute: string, windows: Windows, now: number): Clause {
  const texts = windows.map(({ limit, seconds }) => {
    const crowding = `${attribute}[${limit - 1}]`
    return `(attribute_not_exists(${crowding}) OR ${crowding} <= :${attribute}${seconds})`
  })
  // Entries may have decimals below .1 (see `uniqueEntry`): one from this very millisecond lies outside.
  const values = windows.map(({ seconds }) => [`:${attribute}${seconds}`, { N: `${now - seconds * 1000}.1` }])
  return { text: texts.join(' AND '), values: Object.fromEntries(values) }
}

/** The assignment, for a SET, that logs the event `:now`; needs `loggingValues`. */
export function logging(attribute: string): string {
  return `${attribute} = list_append(:logged, if_not_exists(${attribute}, :nothing))`
}

export function loggingValues(now: number): Item {
  return { ':logged': numbers([now]), ':nothing': numbers([]) }
}

/** The earliest time (epoch milliseconds) at which all windows admit another event; 0 when they do now. */
export function earliestAdmission(times: readonly number[], windows: Windows): number {
  return Math.max(0, ...windows.map(({ limit, seconds }) => (times[limit - 1] ?? -Infinity) + seconds * 1000))
}

/** A log of events in an attribute of an item, and how many of them its windows admit. */
export type Budget = { readonly key: string; readonly attribute: string; readonly windows: Windows }

/**
 * Counts one event if every window admits it, in one atomic write.
 * @param sweepAfterSeconds how long the item must outlive this event
 * @returns the refusal has the epoch milliseconds from which another event is admitted
 */
async function countEvent(
  table: Table,
  { key, attribute, windows }: Budget,
  clock: Clock,
  sweepAfterSeconds: number,
): Promise<Result<undefined, { readonly until: number }>> {
  const now = clock()
  const entry = uniqueEntry(now)
  const item = await updateItem(table, key, {
    update: `SET ${logging(attribute)}, sweepAt = :sweepAt`,
    values: {
      ':logged': { L: [{ N: entry }] },
      ':nothing': numbers([]),
      ':sweepAt': sweepTime(now, sweepAfterSeconds),
    },
    when: [
      windowClause(attribute, windows, now),
      { text: `NOT contains(${attribute}, :entry)`, values: { ':entry': { N: entry } } },
    ],
  })
  const log = logIn(item ?? (await readItem(table, key)), attribute)
  if (item === undefined) {
    // The SDK repeats a write whose answer got lost; the repetition is refused, but the event is counted.
    if (log.includes(entry)) return ok(undefined)
    return refused({ until: Math.max(now, earliestAdmission(log.map(timeOf), windows)) })
  }
  await trim(table, { key, attribute, windows }, log)
  return ok(undefined)
}

/** Counts one event in each of these logs in turn; the first that refuses it ends this, and those before it have counted. */
export async function countInEach(
  table: Table,
  budgets: readonly Budget[],
  clock: Clock,
  sweepAfterSeconds: number,
): Promise<Result<undefined, { readonly until: number }>> {
  for (const budget of budgets) {
    const counted = await countEvent(table, budget, clock, sweepAfterSeconds)
    if (!counted.ok) return counted
  }
  return ok(undefined)
}

/** The earliest time (epoch milliseconds) at which each of these logs admits another event; 0 when they do now. */
export async function earliestInEach(table: Table, budgets: readonly Budget[]): Promise<number> {
  const times = budgets.map(async ({ key, attribute, windows }) => {
    return earliestAdmission(timesIn(await readItem(table, key), attribute), windows)
  })
  return Math.max(0, ...(await Promise.all(times)))
}

/** The log of events in an attribute: epoch milliseconds, the newest first. */
export function timesIn(item: Item | undefined, attribute: string): number[] {
  return logIn(item, attribute).map(timeOf)
}

/** Digits for 72 random bits. With the time, a zero before and a one after them, they are 37 of DynamoDB's 38. */
const RANDOM = { bytes: 9, digits: 22 }

/** A time with random decimals, so that a write finds its own entry. The last digit keeps DynamoDB from cutting a zero. */
function uniqueEntry(now: number): string {
  const random = BigInt(`0x${randomBytes(RANDOM.bytes).toString('hex')}`).toString()
  return `${now}.0${random.padStart(RANDOM.digits, '0')}1`
}

/** When TTL may delete an item: epoch seconds. */
export function sweepTime(now: number, afterSeconds: number) {
  return number(Math.floor(now / 1000) + afterSeconds)
}

/** Cuts a log to what its windows need, once it is twice as long. If it changed meanwhile, the next event cuts. */
export async function trim(
  table: Table,
  { key, attribute, windows }: Budget,
  log: readonly string[],
): Promise<void> {
  const largest = Math.max(...windows.map(({ limit }) => limit))
  const [newest] = log
  if (newest === undefined || log.length <= 2 * largest) return
  await updateItem(table, key, {
    update: `SET ${attribute} = :kept`,
    values: { ':kept': { L: log.slice(0, largest).map((N) => ({ N })) } },
    when: [
      {
        text: `size(${attribute}) = :length AND ${attribute}[0] = :newest`,
        values: { ':length': number(log.length), ':newest': { N: newest } },
      },
    ],
  })
}

/** Numbers as DynamoDB writes them: a JavaScript number would lose the decimals. */
const LogAttribute = z.object({ L: z.array(z.object({ N: z.string() }).transform(({ N }) => N)) })

function logIn(item: Item | undefined, attribute: string): readonly string[] {
  const value = item?.[attribute]
  return value === undefined ? [] : LogAttribute.parse(value).L
}

function timeOf(entry: string): number {
  return Math.floor(Number(entry))
}
