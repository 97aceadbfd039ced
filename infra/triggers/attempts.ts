import { randomUUID } from 'node:crypto'
import { type AccountItem, type KnownBrowsers, parseAccountItem, readAccount } from './account-item.ts'
import { policy } from './policy.ts'
import { logging, loggingValues, sweepTime, trim, windowClause } from './sliding-window.ts'
import { type Clause, number, numbers, type Table, text, updateItem } from './table.ts'

/**
 * Counts one attempt before the comparison. Returns the item whose code may now be compared; undefined when the code is
 * expired, used or out of tries, the account is out of tries, or this answer was counted before.
 * @param answer its keyed hash
 */
export async function countAttempt(
  table: Table,
  key: string,
  answer: string,
  now: number,
): Promise<AccountItem | undefined> {
  const accountTries = [policy.triesPerAccount]
  const item = await updateItem(table, key, {
    update: `SET tries = tries + :one, ${logging('wrong')}, sweepAt = :sweepAt ADD answers :answers`,
    values: {
      ...loggingValues(now),
      ':answers': { SS: [answer] },
      ':one': number(1),
      ':sweepAt': sweepTime(now, policy.sweepAccountAfterSeconds),
    },
    when: [
      { text: 'expiresAt > :now', values: { ':now': number(now) } },
      { text: 'tries < :triesPerCode', values: { ':triesPerCode': number(policy.triesPerCode) } },
      { text: 'attribute_not_exists(usedAt)', values: {} },
      isNewAnswer(answer),
      windowClause('wrong', accountTries, now),
    ],
  })
  if (item === undefined) return undefined
  const account = parseAccountItem(item)
  await trim(table, { key, attribute: 'wrong', windows: accountTries }, account.wrong.map(String))
  return account
}

/** The same out of a known browser's own tries, whatever strangers did to those of the account and the code. */
export async function countKnownBrowserAttempt(
  table: Table,
  key: string,
  browser: string,
  answer: string,
  now: number,
): Promise<AccountItem | undefined> {
  const item = await updateItem(table, key, {
    update: `SET ${browser}.wrong = list_append(:logged, ${browser}.wrong), sweepAt = :sweepAt ADD answers :answers`,
    values: {
      ':answers': { SS: [answer] },
      ':logged': numbers([now]),
      ':sweepAt': sweepTime(now, policy.sweepAccountAfterSeconds),
    },
    when: [
      { text: `attribute_exists(${browser})`, values: {} },
      { text: 'expiresAt > :now', values: { ':now': number(now) } },
      { text: 'attribute_not_exists(usedAt)', values: {} },
      isNewAnswer(answer),
      ownTriesClause(browser, now),
    ],
  })
  return item === undefined ? undefined : parseAccountItem(item)
}

/**
 * The item whose code may be compared with an answer that was counted before. So a double submit, and an answer whose reply got
 * lost, cost no second try; repeating a wrong answer reveals nothing.
 */
export async function repeatedAttempt(
  table: Table,
  key: string,
  answer: string,
  now: number,
): Promise<AccountItem | undefined> {
  const item = await readAccount(table, key)
  const isCounted = item?.answers.includes(answer) === true
  return isCounted && item.usedAt === undefined && item.expiresAt > now ? item : undefined
}

function isNewAnswer(answer: string): Clause {
  return { text: 'NOT contains(answers, :answer)', values: { ':answer': text(answer) } }
}

function ownTriesClause(browser: string, now: number): Clause {
  const { limit, seconds } = policy.triesPerKnownBrowser
  const crowding = `${browser}.wrong[${limit - 1}]`
  return {
    text: `(attribute_not_exists(${crowding}) OR ${crowding} <= :ownSince)`,
    values: { ':ownSince': number(now - seconds * 1000) },
  }
}

/** Uses the code up, clears the account's wrong tries, and remembers the browser. True for exactly one caller per challenge. */
export async function consumeCode(
  table: Table,
  key: string,
  item: AccountItem,
  now: number,
  browser?: string,
): Promise<boolean> {
  const caller = text(randomUUID())
  const { challengeId } = item
  const known = browser === undefined ? undefined : remembering(item, browser, now)
  const consumed = await updateItem(table, key, {
    update: `SET usedAt = :now, usedBy = :caller, wrong = :nothing${known?.update ?? ''}`,
    values: { ':now': number(now), ':nothing': numbers([]), ...known?.values },
    when: [
      { text: 'challengeId = :challengeId', values: { ':challengeId': text(challengeId) } },
      // The SDK repeats a write whose answer got lost: the same caller may find its own mark.
      { text: '(attribute_not_exists(usedAt) OR usedBy = :caller)', values: { ':caller': caller } },
    ],
  })
  return consumed !== undefined
}

/** Forgets the wrong answers of an account, if it has any item at all. */
export async function clearAttempts(table: Table, key: string): Promise<void> {
  await updateItem(table, key, {
    update: 'SET wrong = :nothing',
    values: { ':nothing': numbers([]) },
    when: [{ text: 'attribute_exists(challengeId)', values: {} }],
  })
}

/** The end of an assignment that makes a browser known or renews it; the one that has not signed in for longest makes room. */
function remembering({ browsers }: AccountItem, browser: string, now: number) {
  const { [browser]: _renewed, ...others } = browsers
  const forgotten = browserToForget(others, policy.knownBrowsersPerAccount)
  return {
    update: `, ${browser} = :browser${forgotten === undefined ? '' : ` REMOVE ${forgotten}`}`,
    values: { ':browser': { M: { at: number(now), wrong: numbers([]) } } },
  }
}

/** The browser that has not signed in for the longest time, once there are `limit`. */
export function browserToForget(browsers: KnownBrowsers, limit: number): string | undefined {
  const entries = Object.entries(browsers)
  if (entries.length < limit) return undefined
  return entries.sort(([, one], [, other]) => one.at - other.at)[0]?.[0]
}
