import { randomUUID } from 'node:crypto'
import { type AccountItem, mailWindows, parseAccountItem } from './account-item.ts'
import { policy } from './policy.ts'
import { logging, loggingValues, sweepTime, trim, windowClause } from './sliding-window.ts'
import { type Clause, number, type Table, text, updateItem } from './table.ts'

/** One invocation's right to send an email to an account; the random id tells the holder. */
export type Lease = { readonly table: Table; readonly key: string; readonly id: string }

export function newLease(table: Table, key: string): Lease {
  return { table, key, id: randomUUID() }
}

/**
 * Replaces the account's challenge by a new one, counts an email and takes the lease, in one write.
 * Like the two below: returns the new item, or undefined when the budget or a faster invocation refused.
 */
export function leaseWithNewCode(lease: Lease, seen: AccountItem | undefined, now: number) {
  const update =
    'SET challengeId = :challengeId, createdAt = :now, expiresAt = :expiresAt, tries = :none, ' +
    `${logging('mails')}, ${LEASING} REMOVE usedAt, usedBy, answers`
  const values = {
    ...loggingValues(now),
    ':challengeId': text(randomUUID()),
    ':now': number(now),
    ':expiresAt': number(now + policy.codeLifetimeSeconds * 1000),
    ':none': number(0),
  }
  return take(lease, now, update, values, [unchangedSince(seen), mailClause(seen, now)])
}

/** Counts an email and takes the lease for the challenge as it is: same code, same tries, same expiry. */
export function leaseWithSameCode(lease: Lease, seen: AccountItem, now: number) {
  const update = `SET ${logging('mails')}, ${LEASING}`
  return take(lease, now, update, loggingValues(now), [unchangedSince(seen), mailClause(seen, now)])
}

/** Takes over a lease that expired before its email left: the email is counted already, only its time moves. */
export function takeOverLease(lease: Lease, seen: AccountItem, now: number) {
  const update = `SET mails[0] = :now, ${LEASING}`
  return take(lease, now, update, { ':now': number(now) }, [unchangedSince(seen)])
}

/** What is left of a lease for the call to SES: an email never leaves after its lease expired. */
export function millisecondsToMail(leaseUntil: number, now: number): number {
  return leaseUntil - now - policy.mailLeaseReserveMilliseconds
}

/** The email was sent. */
export async function releaseLease({ table, key, id }: Lease, item: AccountItem): Promise<void> {
  await updateItem(table, key, { update: 'REMOVE leaseId, leaseUntil', values: {}, when: [heldBy(id)] })
  await trim(table, key, 'mails', item.mails, policy.mailsPerAddress)
}

/** Gives the place in the budget back, because SES took no mail: a later start sends. */
export async function returnLease({ table, key, id }: Lease): Promise<void> {
  const update = 'REMOVE mails[0], leaseId, leaseUntil'
  await updateItem(table, key, { update, values: {}, when: [heldBy(id)] })
}

const LEASING = 'leaseId = :leaseId, leaseUntil = :leaseUntil, sweepAt = :sweepAt'

async function take(
  { table, key, id }: Lease,
  now: number,
  update: string,
  values: Clause['values'],
  when: Clause[],
): Promise<AccountItem | undefined> {
  const leasing = {
    ':leaseId': text(id),
    ':leaseUntil': number(now + policy.mailLeaseSeconds * 1000),
    ':sweepAt': sweepTime(now, policy.sweepAccountAfterSeconds),
  }
  const item = await updateItem(table, key, { update, values: { ...values, ...leasing }, when })
  return item === undefined ? undefined : parseAccountItem(item)
}

function mailClause(seen: AccountItem | undefined, now: number): Clause {
  return windowClause('mails', mailWindows(seen), now)
}

function heldBy(id: string): Clause {
  return { text: 'leaseId = :leaseId', values: { ':leaseId': text(id) } }
}

/** The challenge was not replaced or used, and no lease was taken or released, since `seen` was read. */
function unchangedSince(seen: AccountItem | undefined): Clause {
  if (seen === undefined) return { text: 'attribute_not_exists(pk)', values: {} }
  const used = seen.usedAt === undefined ? {} : { ':seenUsedAt': number(seen.usedAt) }
  const leased = seen.leaseId === undefined ? {} : { ':seenLeaseId': text(seen.leaseId) }
  return {
    text: [
      'challengeId = :seenChallengeId',
      seen.usedAt === undefined ? 'attribute_not_exists(usedAt)' : 'usedAt = :seenUsedAt',
      seen.leaseId === undefined ? 'attribute_not_exists(leaseId)' : 'leaseId = :seenLeaseId',
    ].join(' AND '),
    values: { ':seenChallengeId': text(seen.challengeId), ...used, ...leased },
  }
}
