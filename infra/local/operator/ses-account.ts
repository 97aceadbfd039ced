import type { Clock } from '#lib/clock.ts'
import { element, type MailFaults } from '../ses/responses.ts'
import { type SendRawEmailNeeds, verifiedIn } from '../ses/send-raw-email.ts'

export type GetSendQuotaNeeds = {
  readonly clock: Clock
  readonly faults: MailFaults
  /** How many emails were sent at this time (milliseconds) or later. */
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

const IDENTITY = /^Identities\.member\.[1-9]\d*$/

/**
 * The state of the named identities. Unknown ones are left out, as SES leaves them out.
 * @see https://docs.aws.amazon.com/ses/latest/APIReference/API_GetIdentityVerificationAttributes.html
 */
export function getIdentityVerificationAttributes(needs: SendRawEmailNeeds, form: URLSearchParams): string {
  const named = [...form].filter(([name]) => IDENTITY.test(name)).map(([, identity]) => identity)
  const entries = named
    .filter((identity) => needs.verifiedIdentities.includes(identity.toLowerCase()))
    .map((identity) => {
      const status = verifiedIn(needs).includes(identity.toLowerCase()) ? 'Success' : 'Pending'
      return `<entry>${element('key', identity)}<value>${element('VerificationStatus', status)}</value></entry>`
    })
  return `<VerificationAttributes>${entries.join('')}</VerificationAttributes>`
}

/**
 * Whether the account may send: not while the fault is a paused account.
 * @see https://docs.aws.amazon.com/ses/latest/APIReference/API_GetAccountSendingEnabled.html
 */
export function getAccountSendingEnabled({ faults }: { readonly faults: MailFaults }): string {
  return element('Enabled', faults.error !== 'AccountSendingPausedException')
}
