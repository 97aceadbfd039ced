import type { Clock } from '#lib/clock.ts'
import { type AccountItem, isLive, isLocked, mailWindows, readAccount } from './account-item.ts'
import { type Lease, leaseWithNewCode, leaseWithSameCode, takeOverLease } from './mail-lease.ts'
import { policy } from './policy.ts'
import { earliestAdmission } from './sliding-window.ts'

/**
 * What a request comes to: `new-code` and `same-code` oblige the caller to mail and to let go of the lease; otherwise nothing is
 * sent.
 */
export type Start = {
  readonly outcome: 'new-code' | 'same-code' | 'recent' | 'limited'
  readonly item: AccountItem
}

/**
 * Decides whether a start mails, and which code, and takes the lease if so. Every limit is a condition of the write:
 * who loses a race reads again and decides again. Throws when that happens `policy.leaseAttempts` times.
 * @param browser the attribute of the browser that asks, where the event tells of it
 */
export async function startCode(lease: Lease, clock: Clock, browser?: string): Promise<Start> {
  let leased: Start['outcome'] = 'new-code'
  for (let attempt = 0; attempt < policy.leaseAttempts; attempt++) {
    const seen = await readAccount(lease.table, lease.key)
    // The SDK repeats a write whose answer got lost; the repetition is refused, but the lease is ours.
    if (seen?.leaseId === lease.id) return { outcome: leased, item: seen }
    const now = clock()
    const step = seen === undefined ? 'new-code' : nextStep(seen, now, browser)
    if (seen !== undefined && (step === 'recent' || step === 'limited')) return { outcome: step, item: seen }
    const item = await takeLease(lease, step, seen, now)
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

/** A mail that is on its way is no limit yet, unless its code has done its work already. */
function refusalFor(item: AccountItem, now: number): 'recent' | 'limited' {
  const [lastMail = 0] = item.mails
  const isOnItsWay = item.usedAt === undefined && now - lastMail < policy.secondsBetweenMails * 1000
  return isOnItsWay ? 'recent' : 'limited'
}

function takeLease(lease: Lease, step: Step, seen: AccountItem | undefined, now: number) {
  if (seen === undefined || step === 'new-code') return leaseWithNewCode(lease, seen, now)
  if (step === 'same-code') return leaseWithSameCode(lease, seen, now)
  return takeOverLease(lease, seen, now)
}
