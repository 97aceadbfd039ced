import { type CodeMailFacts, codeMail } from '#infra/mail/code-mail.ts'
import { sendMail } from '#infra/mail/send-mail.ts'
import type { Clock } from '#lib/clock.ts'
import type { ChallengeParameters } from '#lib/trigger-protocol.ts'
import { type AccountItem, isLive, isLocked, mailWindows, readAccount } from './account-item.ts'
import { codeOf } from './code.ts'
import type { Recipient } from './events.ts'
import {
  type Lease,
  leaseWithNewCode,
  leaseWithSameCode,
  millisecondsToMail,
  newLease,
  releaseLease,
  returnLease,
  takeOverLease,
} from './mail-lease.ts'
import { policy } from './policy.ts'
import { earliestAdmission } from './sliding-window.ts'
import type { Dependencies } from './trigger-handler.ts'
import { errorClass, logTriggerEvent, type Metric } from './trigger-log.ts'

type Needs = Pick<Dependencies, 'environment' | 'clock' | 'dynamodb' | 'ses' | 'writeLine'>

type CodeOrder = {
  readonly account: string
  /** Undefined for an unknown user: no email is sent, and all else is the same. */
  readonly recipient: Recipient | undefined
  /** The attribute of the visitor's browser, where the event names one. */
  readonly browser: string | undefined
}

type IssuedCode = {
  readonly item: AccountItem
  readonly delivery: ChallengeParameters['delivery']
}

/** Sends the code of an account, as far as the limits of its emails allow. `failed`: SES accepted no email. */
export async function issueCode(
  needs: Needs,
  { account, recipient, browser }: CodeOrder,
): Promise<IssuedCode> {
  const begun = needs.clock()
  const log = (outcome: string, metrics: Metric[]) =>
    logTriggerEvent(needs, begun, {
      event: 'code-requested',
      outcome,
      account,
      metrics: ['Requested', ...metrics],
    })
  const table = { dynamodb: needs.dynamodb, name: needs.environment.TABLE_NAME }
  const lease = newLease(table, account)
  const { outcome, item } = await takeMailLease(lease, needs.clock, browser)
  if (outcome === 'recent' || outcome === 'limited') {
    log(outcome, outcome === 'limited' ? ['Locked'] : [])
    return { item, delivery: outcome }
  }
  try {
    await mailCode(needs, recipient, item)
  } catch (error) {
    await returnLease(lease)
    log(errorClass(error), ['MailFailed'])
    return { item, delivery: 'failed' }
  }
  await releaseLease(lease, item)
  if (recipient === undefined) log('no-recipient', [])
  else log('sent', ['Mailed'])
  return { item, delivery: outcome === 'new-code' ? 'sent' : 'sent-again' }
}

async function mailCode(needs: Needs, to: Recipient | undefined, item: AccountItem): Promise<void> {
  if (to === undefined) return
  const { environment, clock, ses } = needs
  const now = clock()
  await sendMail(ses, {
    from: environment.MAIL_FROM,
    to: to.address,
    mail: codeMail({ ...mailFacts(needs, item, now), language: to.language }),
    withinMilliseconds: millisecondsToMail(item.leaseUntil ?? now, now),
  })
}

function mailFacts({ environment }: Needs, item: AccountItem, now: number): Omit<CodeMailFacts, 'language'> {
  return {
    appName: environment.APP_NAME,
    origin: environment.APP_ORIGIN,
    code: codeOf(item.challengeId, environment.CODE_SECRET, environment.CODE_DIGITS),
    validUntil: new Date(item.expiresAt),
    minutesLeft: Math.round((item.expiresAt - now) / 60_000),
  }
}

/** After `new-code` and `same-code` the caller sends the email and releases the lease; otherwise nothing is sent. */
type TakenLease = {
  readonly outcome: 'new-code' | 'same-code' | 'recent' | 'limited'
  readonly item: AccountItem
}

/**
 * Decides whether a request sends an email, and with which code, and takes the lease if so. Every limit is a condition of the
 * write: an invocation that loses a race reads and decides again. Throws when that happens `policy.leaseAttempts` times.
 * @param browser the attribute of the visitor's browser, where the event names one
 */
export async function takeMailLease(lease: Lease, clock: Clock, browser?: string): Promise<TakenLease> {
  let leased: TakenLease['outcome'] = 'new-code'
  for (let attempt = 0; attempt < policy.leaseAttempts; attempt++) {
    const seen = await readAccount(lease.table, lease.key)
    // The SDK repeats a write whose answer got lost; the repetition is refused, but the lease is ours.
    if (seen?.leaseId === lease.id) return { outcome: leased, item: seen }
    const now = clock()
    const step = seen === undefined ? 'new-code' : nextStep(seen, now, browser)
    if (seen !== undefined && (step === 'recent' || step === 'limited')) return { outcome: step, item: seen }
    const item = await tryLease(lease, step, seen, now)
    leased = step === 'new-code' ? 'new-code' : 'same-code'
    if (item !== undefined) return { outcome: leased, item }
  }
  throw new Error('Contention')
}

type Step = 'new-code' | 'same-code' | 'take-over' | 'recent' | 'limited'

function nextStep(item: AccountItem, now: number, browser?: string): Step {
  if (item.leaseUntil !== undefined && item.leaseUntil > now) return 'recent'
  if (item.usedAt !== undefined && now - item.usedAt < policy.quietAfterSuccessSeconds * 1000) return 'recent'
  if (isLocked(item, now, browser)) return 'limited'
  const isReusable = isLive(item, now) && item.expiresAt - now >= policy.resendSameCodeForSeconds * 1000
  if (item.leaseId !== undefined && isReusable) return 'take-over'
  if (earliestAdmission(item.mails, mailWindows(item)) > now) return refusalFor(item, now)
  return isReusable ? 'same-code' : 'new-code'
}

/** `recent` while the last email may still be arriving; not once its code was used. */
function refusalFor(item: AccountItem, now: number): 'recent' | 'limited' {
  const [lastMail = 0] = item.mails
  const isOnItsWay = item.usedAt === undefined && now - lastMail < policy.secondsBetweenMails * 1000
  return isOnItsWay ? 'recent' : 'limited'
}

function tryLease(lease: Lease, step: Step, seen: AccountItem | undefined, now: number) {
  if (seen === undefined || step === 'new-code') return leaseWithNewCode(lease, seen, now)
  if (step === 'same-code') return leaseWithSameCode(lease, seen, now)
  return takeOverLease(lease, seen, now)
}
