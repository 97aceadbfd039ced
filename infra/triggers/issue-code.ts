import { type CodeMailFacts, codeMail } from '#infra/mail/code-mail.ts'
import { isRefusedBySes, sendMail } from '#infra/mail/send-mail.ts'
import type { Clock } from '#lib/clock.ts'
import type { ChallengeParameters } from '#lib/trigger-protocol.ts'
import { type AccountItem, isLive, isLocked, readAccount } from './account-item.ts'
import { codeOf } from './code.ts'
import type { Recipient } from './events.ts'
import { isOwn, type MailRequester, nextMail, pauseEnd } from './mail-budget.ts'
import {
  type Lease,
  leaseWithNewCode,
  leaseWithSameCode,
  millisecondsToMail,
  newLease,
  releaseLease,
  returnLease,
} from './mail-lease.ts'
import { policy } from './policy.ts'
import { type Budget, countInEach, earliestInEach } from './sliding-window.ts'
import type { Table } from './table.ts'
import type { Dependencies } from './trigger-handler.ts'
import { errorClass, logTriggerEvent, type Metric } from './trigger-log.ts'

type Needs = Pick<Dependencies, 'environment' | 'clock' | 'dynamodb' | 'ses' | 'writeLine'>

type CodeOrder = {
  readonly account: string
  /** Undefined for an unknown user: no email is sent, and all else is the same. */
  readonly recipient: Recipient | undefined
  readonly requester: MailRequester
  readonly mailbox: readonly Budget[]
  /** Asked for on a flow that asked before. */
  readonly isResend: boolean
}

type IssuedCode = {
  /** Undefined where a limit of sub-addresses refuses the first email of one. */
  readonly item: AccountItem | undefined
  readonly mailboxFrom: number
  readonly delivery: ChallengeParameters['delivery']
}

/**
 * Sends the code of an account, as far as the limits of its emails allow. `failed`: SES refused the email, or its answer did not
 * come; then the email stays counted, because it may arrive.
 */
export async function issueCode(needs: Needs, order: CodeOrder): Promise<IssuedCode> {
  const { account, recipient } = order
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
  const taken = await takeMailLease(lease, needs.clock, order)
  const { outcome, item } = taken
  if (outcome === 'recent' || outcome === 'limited') {
    log(outcome, outcome === 'limited' ? ['Locked'] : [])
    return { ...taken, delivery: outcome }
  }
  try {
    await mailCode(needs, recipient, item)
  } catch (error) {
    if (isRefusedBySes(error)) await returnLease(lease)
    else await releaseLease(lease)
    log(errorClass(error), ['MailFailed'])
    return { ...taken, delivery: 'failed' }
  }
  await releaseLease(lease)
  if (recipient === undefined) log('no-recipient', [])
  else log('sent', ['Mailed'])
  return { ...taken, delivery: outcome === 'new-code' ? 'sent' : 'sent-again' }
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
type TakenLease = Decided & { readonly mailboxFrom: number }

type Decided = { readonly outcome: 'new-code' | 'same-code'; readonly item: AccountItem } | Refused

type Refused =
  | { readonly outcome: 'recent'; readonly item: AccountItem }
  | { readonly outcome: 'limited'; readonly item: AccountItem | undefined }

/**
 * Decides whether a request sends an email, and with which code, and takes the lease if so. The write holds only for the item that
 * was read: an invocation that loses a race reads and decides again. Throws when that happens `policy.leaseAttempts` times. The
 * mailbox is read before, so that it refuses no email whose code has replaced a live one, and charged after.
 */
export async function takeMailLease(
  lease: Lease,
  clock: Clock,
  { requester, mailbox, isResend }: Pick<CodeOrder, 'requester' | 'mailbox' | 'isResend'>,
): Promise<TakenLease> {
  const { table, key } = lease
  let leased: 'new-code' | 'same-code' = 'new-code'
  for (let attempt = 0; attempt < policy.leaseAttempts; attempt++) {
    const [seen, mailboxFrom] = await Promise.all([readAccount(table, key), earliestInEach(table, mailbox)])
    // The SDK repeats a write whose answer got lost; the repetition is refused, but the lease is ours.
    let item = seen?.leaseId === lease.id ? seen : undefined
    if (item === undefined) {
      const now = clock()
      const step = nextStep(seen, now, { ...requester, mailboxFrom }, isResend)
      if ('item' in step) return { ...step, mailboxFrom }
      leased = step.outcome
      const leaseIt = leased === 'new-code' ? leaseWithNewCode : leaseWithSameCode
      item = await leaseIt(lease, { seen, by: step.by, now })
    }
    if (item === undefined) continue
    if (isOwn(item) || (await charged(table, mailbox, clock))) return { outcome: leased, item, mailboxFrom }
    await returnLease(lease)
  }
  throw new Error('Contention')
}

async function charged(table: Table, mailbox: readonly Budget[], clock: Clock): Promise<boolean> {
  return (await countInEach(table, mailbox, clock, policy.sweepMailsAfterSeconds)).ok
}

type Step = { readonly outcome: 'new-code' | 'same-code'; readonly by: string } | Refused

function nextStep(
  item: AccountItem | undefined,
  now: number,
  requester: MailRequester,
  isResend: boolean,
): Step {
  if (item === undefined) {
    const { network: by, mailboxFrom = 0 } = requester
    return mailboxFrom > now ? { outcome: 'limited', item } : { outcome: 'new-code', by }
  }
  if (item.leaseUntil !== undefined && item.leaseUntil > now) return { outcome: 'recent', item }
  // A press that came too late. Someone who starts again has left meanwhile, and wants in.
  if (isResend && item.usedAt !== undefined && now - item.usedAt < policy.quietAfterSuccessSeconds * 1000) {
    return { outcome: 'recent', item }
  }
  if (isLocked(item, now, requester.browser)) return { outcome: 'limited', item }
  const isReusable = isLive(item, now) && item.expiresAt - now >= policy.resendSameCodeForSeconds * 1000
  // A lease that ran out belongs to an invocation that died: its email may never have left, so it is sent again at once.
  const isAbandoned = item.leaseId !== undefined && isReusable
  if (pauseEnd(item) > now && !isAbandoned) return { outcome: 'recent', item }
  const { from, by } = nextMail(item, requester, now)
  if (from > now) return { outcome: 'limited', item }
  return { outcome: isReusable ? 'same-code' : 'new-code', by }
}
