import * as z from 'zod'
import type { Clock } from '#lib/clock.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { Windows } from './policy.ts'
import {
  type Clause,
  type Item,
  number,
  numbers,
  readItem,
  type Table,
  TimesAttribute,
  updateItem,
} from './table.ts'

/**
 * The condition under which one more event may be logged in `attribute`, a list of epoch milliseconds with the newest
 * first: for each window, the event that would be one too many lies outside of it.
 */
export function windowClause(attribute: string, windows: Windows, now: number): Clause {
  const texts = windows.map(({ limit, seconds }) => {
    const crowding = `${attribute}[${limit - 1}]`
    return `(attribute_not_exists(${crowding}) OR ${crowding} <= :${attribute}${seconds})`
  })
  const values = windows.map(({ seconds }) => [`:${attribute}${seconds}`, number(now - seconds * 1000)])
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

type Budget = { readonly key: string; readonly attribute: string; readonly windows: Windows }

/**
 * Counts one event if every window admits it, in one atomic write.
 * @param sweepAfterSeconds how long the item must outlive this event
 * @returns the refusal has the epoch milliseconds from which another event is admitted
 */
export async function countEvent(
  table: Table,
  { key, attribute, windows }: Budget,
  clock: Clock,
  sweepAfterSeconds: number,
): Promise<Result<undefined, { readonly until: number }>> {
  const now = clock()
  const item = await updateItem(table, key, {
    update: `SET ${logging(attribute)}, sweepAt = :sweepAt`,
    values: { ...loggingValues(now), ':sweepAt': sweepTime(now, sweepAfterSeconds) },
    when: [windowClause(attribute, windows, now)],
  })
  if (item === undefined) {
    const times = timesIn(await readItem(table, key), attribute)
    return refused({ until: Math.max(now, earliestAdmission(times, windows)) })
  }
  await trim(table, key, attribute, timesIn(item, attribute), windows)
  return ok(undefined)
}

/** When TTL may delete an item: epoch seconds. */
export function sweepTime(now: number, afterSeconds: number) {
  return number(Math.floor(now / 1000) + afterSeconds)
}

/** Cuts a log to what its windows need, once it is twice as long. If it changed meanwhile, the next event cuts. */
export async function trim(
  table: Table,
  key: string,
  attribute: string,
  times: readonly number[],
  windows: Windows,
): Promise<void> {
  const largest = Math.max(...windows.map(({ limit }) => limit))
  const [newest] = times
  if (newest === undefined || times.length <= 2 * largest) return
  await updateItem(table, key, {
    update: `SET ${attribute} = :kept`,
    values: { ':kept': numbers(times.slice(0, largest)) },
    when: [
      {
        text: `size(${attribute}) = :length AND ${attribute}[0] = :newest`,
        values: { ':length': number(times.length), ':newest': number(newest) },
      },
    ],
  })
}

function timesIn(item: Item | undefined, attribute: string): number[] {
  return z.object({ [attribute]: TimesAttribute }).parse(item ?? {})[attribute] ?? []
}
