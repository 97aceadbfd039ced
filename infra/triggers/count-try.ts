import { randomUUID } from 'node:crypto'
import { type AccountItem, parseAccountItem } from './account-item.ts'
import { policy } from './policy.ts'
import { logging, loggingValues, sweepTime, trim, windowClause } from './sliding-window.ts'
import { number, numbers, type Table, text, updateItem } from './table.ts'

/**
 * Pays for one comparison, before it is made. Returns the item whose code may now be compared, or undefined when the
 * code is expired, used or out of tries, or the account is out of tries.
 */
export async function countTry(table: Table, key: string, now: number): Promise<AccountItem | undefined> {
  const accountTries = [policy.triesPerAccount]
  const item = await updateItem(table, key, {
    update: `SET tries = tries + :one, ${logging('wrong')}, sweepAt = :sweepAt`,
    values: {
      ...loggingValues(now),
      ':one': number(1),
      ':sweepAt': sweepTime(now, policy.sweepAccountAfterSeconds),
    },
    when: [
      { text: 'expiresAt > :now', values: { ':now': number(now) } },
      { text: 'tries < :triesPerCode', values: { ':triesPerCode': number(policy.triesPerCode) } },
      { text: 'attribute_not_exists(usedAt)', values: {} },
      windowClause('wrong', accountTries, now),
    ],
  })
  if (item === undefined) return undefined
  const account = parseAccountItem(item)
  await trim(table, key, 'wrong', account.wrong, accountTries)
  return account
}

/** Uses the code up and clears the account's wrong tries. True for exactly one caller per challenge. */
export async function consumeCode(
  table: Table,
  key: string,
  challengeId: string,
  now: number,
): Promise<boolean> {
  const caller = text(randomUUID())
  const item = await updateItem(table, key, {
    update: 'SET usedAt = :now, usedBy = :caller, wrong = :nothing',
    values: { ':now': number(now), ':nothing': numbers([]) },
    when: [
      { text: 'challengeId = :challengeId', values: { ':challengeId': text(challengeId) } },
      // The SDK repeats a write whose answer got lost: the same caller may find its own mark.
      { text: '(attribute_not_exists(usedAt) OR usedBy = :caller)', values: { ':caller': caller } },
    ],
  })
  return item !== undefined
}
