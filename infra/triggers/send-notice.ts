import type { Notice } from '#infra/mail/mail.ts'
import { noticeMail } from '#infra/mail/notice-mail.ts'
import { sendMail } from '#infra/mail/send-mail.ts'
import { errorClass, logAuthEvent } from './auth-log.ts'
import type { Dependencies } from './dependencies.ts'
import { millisecondsToMail } from './mail-lease.ts'
import { keepNoticePlace, returnNoticePlace, takeNoticePlace } from './notice-place.ts'
import { policy } from './policy.ts'
import type { Recipient } from './recipient.ts'

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
    logAuthEvent(needs, begun, { event: 'notice-sent', outcome: kind, account, metrics: ['NoticeMailed'] })
  } catch (error) {
    const outcome = errorClass(error)
    logAuthEvent(needs, begun, { event: 'notice-failed', outcome, account, metrics: ['MailFailed'] })
  }
}

async function sendOnce(needs: Needs, order: NoticeOrder, now: number): Promise<boolean> {
  const { kind, account, recipient } = order
  const table = { dynamodb: needs.dynamodb, name: needs.environment.TABLE_NAME }
  const place = await takeNoticePlace(table, `${account}#${kind}`, now)
  if (place === undefined) return false
  try {
    await mailNotice(needs, order, now + policy.mailLeaseSeconds * 1000)
  } catch (error) {
    await returnNoticePlace(place)
    throw error
  }
  await keepNoticePlace(place, now, PAUSE_SECONDS[kind])
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
