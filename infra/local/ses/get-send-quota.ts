import type { Clock } from '#lib/clock.ts'
import type { MailFaults } from './faults.ts'
import { element } from './xml.ts'

export type GetSendQuotaNeeds = {
  readonly clock: Clock
  readonly faults: MailFaults
  /** How many mails went out at this time (milliseconds) or later. */
  readonly sentSince: (milliseconds: number) => number
}

const DAY_MILLISECONDS = 86_400_000

/** The sandbox's own numbers, and what an account usually gets when it leaves it. */
const SANDBOX = { perDay: 200, perSecond: 1 }
const PRODUCTION = { perDay: 50_000, perSecond: 14 }

/** https://docs.aws.amazon.com/ses/latest/APIReference/API_GetSendQuota.html */
export function getSendQuota({ clock, faults, sentSince }: GetSendQuotaNeeds): string {
  const { perDay, perSecond } = faults.isSandbox ? SANDBOX : PRODUCTION
  return [
    element('Max24HourSend', perDay),
    element('MaxSendRate', perSecond),
    element('SentLast24Hours', sentSince(clock() - DAY_MILLISECONDS)),
  ].join('')
}
