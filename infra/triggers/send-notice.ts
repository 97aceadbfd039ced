import { randomUUID } from 'node:crypto'
import { type Notice, noticeMail } from '#infra/mail/notice-mail.ts'
import { isRefusedBySes, sendMail } from '#infra/mail/send-mail.ts'
import type { Recipient } from './events.ts'
import { millisecondsToMail } from './mail-lease.ts'
import { policy } from './policy.ts'
import { sweepTime } from './sliding-window.ts'
import { type Item, number, type Table, text, updateItem } from './table.ts'
import type { Dependencies } from './trigger-handler.ts'
import { errorClass, logTriggerEvent } from './trigger-log.ts'

type Needs = Pick<Dependencies, 'environment' | 'clock' | 'dynamodb' | 'ses' | 'writeLine'>

type NoticeOrder = {
  readonly kind: Notice
  readonly account: string
  /** Epoch milliseconds. */
  readonly happenedAt: number
  /** Undefined for an unknown user: no email is sent, and all else is the same. */
  readonly recipient: Recipient | undefined
}

const PAUSE_SECONDS: Record<Notice, number> = {
  'wrong-codes': policy.secondsBetweenWrongCodesNotices,
  'password-changed': policy.secondsBetweenPasswordNotices,
}

/**
 * Tells an owner what happened to their account, with a pause between two notices of a kind. Never throws: what the notice is
 * about has happened. An email that SES refused is logged, and sent on the next occasion.
 */
export async function sendNotice(needs: Needs, order: NoticeOrder): Promise<void> {
  const { kind, account } = order
  const begun = needs.clock()
  try {
    const isSent = await sendOnce(needs, order, begun)
    if (!isSent) return
    logTriggerEvent(needs, begun, { event: 'notice-sent', outcome: kind, account, metrics: ['NoticeMailed'] })
  } catch (error) {
    const outcome = errorClass(error)
    logTriggerEvent(needs, begun, { event: 'notice-failed', outcome, account, metrics: ['MailFailed'] })
  }
}

async function sendOnce(needs: Needs, order: NoticeOrder, now: number): Promise<boolean> {
  const { kind, account, recipient } = order
  const table = { dynamodb: needs.dynamodb, name: needs.environment.TABLE_NAME }
  const lock = await takeNoticeLock(table, `${account}#${kind}`, now)
  if (lock === undefined) return false
  try {
    await mailNotice(needs, order, now + policy.mailLeaseSeconds * 1000)
  } catch (error) {
    if (isRefusedBySes(error)) await returnNoticeLock(lock)
    else await keepNoticeLock(lock, now, PAUSE_SECONDS[kind])
    throw error
  }
  await keepNoticeLock(lock, now, PAUSE_SECONDS[kind])
  return recipient !== undefined
}

async function mailNotice(needs: Needs, order: NoticeOrder, leaseUntil: number): Promise<void> {
  const { kind, recipient: to, happenedAt } = order
  if (to === undefined) return
  const { environment, clock, ses } = needs
  const { APP_NAME: appName, APP_ORIGIN: origin, MAIL_FROM: from } = environment
  await sendMail(ses, {
    from,
    to: to.address,
    mail: noticeMail(kind, { appName, origin, language: to.language, at: new Date(happenedAt) }),
    withinMilliseconds: millisecondsToMail(leaseUntil, clock()),
  })
}

/** The right to send one notice, held for as long as an email may take; the random id tells the holder. */
type NoticeLock = { readonly table: Table; readonly key: string; readonly id: string }

/**
 * Takes the lock atomically: one of parallel invocations gets it. Undefined for all others, and until the pause after the last
 * notice is over. If the holder dies, the lock expires.
 */
export async function takeNoticeLock(
  table: Table,
  key: string,
  now: number,
): Promise<NoticeLock | undefined> {
  const id = randomUUID()
  const taken = await updateItem(table, key, {
    update: 'SET heldBy = :id, freeAt = :freeAt, sweepAt = :sweepAt',
    values: {
      ':id': text(id),
      ':freeAt': number(now + policy.mailLeaseSeconds * 1000),
      ':sweepAt': sweepTime(now, policy.mailLeaseSeconds),
    },
    when: [
      {
        // The SDK repeats a write whose answer got lost: the same caller may find its own id.
        text: '(attribute_not_exists(freeAt) OR freeAt <= :now OR heldBy = :id)',
        values: { ':now': number(now), ':id': text(id) },
      },
    ],
  })
  return taken === undefined ? undefined : { table, key, id }
}

/** Keeps the lock for the whole pause: the notice was sent, or may have been. */
async function keepNoticeLock(lock: NoticeLock, now: number, pauseSeconds: number): Promise<void> {
  await updateLocked(lock, 'SET freeAt = :freeAt, sweepAt = :sweepAt', {
    ':freeAt': number(now + pauseSeconds * 1000),
    ':sweepAt': sweepTime(now, pauseSeconds),
  })
}

/** Releases the lock, because SES refused the email: the next occasion sends. */
async function returnNoticeLock(lock: NoticeLock): Promise<void> {
  await updateLocked(lock, 'REMOVE heldBy, freeAt', {})
}

async function updateLocked({ table, key, id }: NoticeLock, update: string, values: Item): Promise<void> {
  await updateItem(table, key, {
    update,
    values,
    when: [{ text: 'heldBy = :id', values: { ':id': text(id) } }],
  })
}
