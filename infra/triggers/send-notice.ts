import { randomUUID } from 'node:crypto'
import type { Notice } from '#infra/mail/mail.ts'
import { noticeMail } from '#infra/mail/notice-mail.ts'
import { sendMail } from '#infra/mail/send-mail.ts'
import type { Recipient } from './events.ts'
import { millisecondsToMail } from './mail-lease.ts'
import { policy } from './policy.ts'
import { sweepTime } from './sliding-window.ts'
import { type Item, number, type Table, text, updateItem } from './table.ts'
import type { Dependencies } from './trigger-handler.ts'
import { errorClass, logTriggerEvent } from './trigger-log.ts'

type Needs = Pick<Dependencies, 'environment' | 'clock' | 'dynamodb' | 'ses' | 'writeLine'>

export type NoticeOrder = {
  readonly kind: Notice
  readonly account: string
  /** Epoch milliseconds. */
  readonly happenedAt: number
  /** Where the mail goes; undefined where nobody may get one, and all else is the same. */
  readonly recipient: Recipient | undefined
}

const PAUSE_SECONDS: Record<Notice, number> = {
  'wrong-codes': policy.secondsBetweenWrongCodesNotices,
  'password-changed': policy.secondsBetweenPasswordNotices,
}

/**
 * Tells an owner what happened to their account, once in a while. Never throws: what the notice is about has happened, and
 * goes on without it. A mail that SES did not take is logged, and sent on the next occasion.
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
  const place = await takeNoticeLock(table, `${account}#${kind}`, now)
  if (place === undefined) return false
  try {
    await mailNotice(needs, order, now + policy.mailLeaseSeconds * 1000)
  } catch (error) {
    await returnNoticeLock(place)
    throw error
  }
  await keepNoticeLock(place, now, PAUSE_SECONDS[kind])
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

/** The right to send one notice, taken for as long as a mail may take; its random id makes it out whose it is. */
export type NoticeLock = { readonly table: Table; readonly key: string; readonly id: string }

/**
 * Takes the one place there is, atomically: of parallel invocations one gets it. Undefined for all others, and until the
 * pause after the last notice is over. If the holder dies, the place is free again when its lease has run out.
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
        // The SDK repeats a write whose answer got lost: the same caller may find its own mark.
        text: '(attribute_not_exists(freeAt) OR freeAt <= :now OR heldBy = :id)',
        values: { ':now': number(now), ':id': text(id) },
      },
    ],
  })
  return taken === undefined ? undefined : { table, key, id }
}

/** Keeps the place for the whole pause: the notice has been sent. */
async function keepNoticeLock(place: NoticeLock, now: number, pauseSeconds: number): Promise<void> {
  await updateLocked(place, 'SET freeAt = :freeAt, sweepAt = :sweepAt', {
    ':freeAt': number(now + pauseSeconds * 1000),
    ':sweepAt': sweepTime(now, pauseSeconds),
  })
}

/** Gives the place back, because SES took no mail: the next occasion sends. */
async function returnNoticeLock(place: NoticeLock): Promise<void> {
  await updateLocked(place, 'REMOVE heldBy, freeAt', {})
}

async function updateLocked({ table, key, id }: NoticeLock, update: string, values: Item): Promise<void> {
  await updateItem(table, key, {
    update,
    values,
    when: [{ text: 'heldBy = :id', values: { ':id': text(id) } }],
  })
}
