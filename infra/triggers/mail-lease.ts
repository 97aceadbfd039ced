import { randomUUID } from 'node:crypto'
import { type AccountItem, parseAccountItem } from './account-item.ts'
import { withMail } from './mail-budget.ts'
import { policy } from './policy.ts'
import { sweepTime } from './sliding-window.ts'
import { type Clause, number, type Table, text, updateItem } from './table.ts'

/** One invocation's right to send an email to an account; the random id tells the holder. */
export type Lease = { readonly table: Table; readonly key: string; readonly id: string }

export function newLease(table: Table, key: string): Lease {
  return { table, key, id: randomUUID() }
}

/** What a lease is decided on: the item that was read, and what the email is charged to. */
type Decision = { readonly seen: AccountItem | undefined; readonly by: string; readonly now: number }

/**
 * Replaces the account's challenge by a new one, logs an email and takes the lease, in one write.
 * Like the one below: returns the new item, or undefined when the item is not the one that was read.
 */
export function leaseWithNewCode(lease: Lease, decision: Decision) {
  const { now } = decision
  const challenge = 'challengeId = :challengeId, createdAt = :now, expiresAt = :expiresAt, tries = :none'
  return take(lease, decision, `SET ${challenge}, ${LEASING} REMOVE usedAt, usedBy, answers`, {
    ':challengeId': text(randomUUID()),
    ':now': number(now),
    ':expiresAt': number(now + policy.codeLifetimeSeconds * 1000),
    ':none': number(0),
  })
}

/** Logs an email and takes the lease for the challenge as it is: same code, same tries, same expiry. */
export function leaseWithSameCode(lease: Lease, decision: Decision) {
  return take(lease, decision, `SET ${LEASING}`, {})
}

/** What is left of a lease for the call to SES: an email never leaves after its lease expired. */
export function millisecondsToMail(leaseUntil: number, now: number): number {
  return leaseUntil - now - policy.mailLeaseReserveMilliseconds
}

/** Ends the lease. Its email stays logged: it was sent, or may have been. */
export async function releaseLease({ table, key, id }: Lease): Promise<void> {
  await updateItem(table, key, { update: 'REMOVE leaseId, leaseUntil', values: {}, when: [heldBy(id)] })
}

/** Ends the lease and takes its email out of the log, because SES took none: a later start sends. */
export async function returnLease({ table, key, id }: Lease): Promise<void> {
  const update = 'REMOVE mailed[0], leaseId, leaseUntil'
  await updateItem(table, key, { update, values: {}, when: [heldBy(id)] })
}

const LEASING = 'mailed = :mailed, leaseId = :leaseId, leaseUntil = :leaseUntil, sweepAt = :sweepAt'

async function take(
  { table, key, id }: Lease,
  { seen, by, now }: Decision,
  update: string,
  values: Clause['values'],
): Promise<AccountItem | undefined> {
  const mailed = withMail(seen?.mailed ?? [], by, now)
  const leasing = {
    ':mailed': { L: mailed.map((mail) => ({ M: { at: number(mail.at), by: text(mail.by) } })) },
    ':leaseId': text(id),
    ':leaseUntil': number(now + policy.mailLeaseSeconds * 1000),
    ':sweepAt': sweepTime(now, policy.sweepAccountAfterSeconds),
  }
  const when = seen === undefined ? [{ text: 'attribute_not_exists(pk)', values: {} }] : unchangedSince(seen)
  const item = await updateItem(table, key, { update, values: { ...values, ...leasing }, when })
  return item === undefined ? undefined : parseAccountItem(item)
}

function heldBy(id: string): Clause {
  return { text: 'leaseId = :leaseId', values: { ':leaseId': text(id) } }
}

/** The challenge was not replaced or used, no lease was taken or released, and no email logged, since `seen` was read. */
function unchangedSince({ challengeId, usedAt, leaseId, mailed }: AccountItem): Clause[] {
  return [
    { text: 'challengeId = :seenChallengeId', values: { ':seenChallengeId': text(challengeId) } },
    usedAt === undefined
      ? { text: 'attribute_not_exists(usedAt)', values: {} }
      : { text: 'usedAt = :seenUsedAt', values: { ':seenUsedAt': number(usedAt) } },
    leaseId === undefined
      ? { text: 'attribute_not_exists(leaseId)', values: {} }
      : { text: 'leaseId = :seenLeaseId', values: { ':seenLeaseId': text(leaseId) } },
    sameMails(mailed),
  ]
}

/** The parallel requests that read the same log must not all add to it: the limits are decided on what was read. */
function sameMails(mailed: AccountItem['mailed']): Clause {
  const [newest] = mailed
  if (newest === undefined) return { text: 'attribute_not_exists(mailed[0])', values: {} }
  return {
    text: 'size(mailed) = :seenMails AND mailed[0].#at = :seenNewest',
    values: { ':seenMails': number(mailed.length), ':seenNewest': number(newest.at) },
    names: { '#at': 'at' },
  }
}
