import { type AccountItem, isLocked, type LimitedItem } from './account-item.ts'
import { BROWSER_PREFIX } from './derive-key.ts'
import { policy } from './policy.ts'
import { type Budget, earliestAdmission } from './sliding-window.ts'

/** Who requests an email. */
export type MailRequester = {
  /** The table key of the client's network; empty where its address is unknown. */
  readonly network: string
  /** The attribute of the visitor's browser, where the event names one. */
  readonly browser?: string | undefined
  /** When the sub-addresses of the mailbox admit another email (epoch milliseconds); 0 for any other address. */
  readonly mailboxFrom?: number
}

/** When the next email may be sent (epoch milliseconds), and what it is charged to. */
type NextMail = { readonly from: number; readonly by: string }

/**
 * Decides over the emails of an account. They share windows, of which each client network has a part only, and a sub-address those
 * of its mailbox. A known browser has some of its own, for when those are used up, so no stranger keeps an owner from the email.
 * @returns `by` is the requester's network, or the browser for one of its own
 */
export function nextMail(
  { mailed, browsers }: AccountItem,
  { network, browser, mailboxFrom = 0 }: MailRequester,
  now: number,
): NextMail {
  const timesOf = (isCounted: (by: string) => boolean) =>
    mailed.filter(({ by }) => isCounted(by)).map(({ at }) => at)
  const sharedFrom = Math.max(
    mailboxFrom,
    earliestAdmission(
      timesOf((by) => !by.startsWith(BROWSER_PREFIX)),
      policy.mailsPerAddress,
    ),
    network === ''
      ? 0
      : earliestAdmission(
          timesOf((by) => by === network),
          policy.mailsPerAddressAndNetwork,
        ),
  )
  if (sharedFrom <= now || browser === undefined || browsers[browser] === undefined) {
    return { from: sharedFrom, by: network }
  }
  const ownFrom = earliestAdmission(
    timesOf((by) => by === browser),
    policy.mailsPerKnownBrowser,
  )
  return { from: Math.min(sharedFrom, ownFrom), by: browser }
}

/** The end of the pause after the last email, for everyone (epoch milliseconds). After a used code there is none. */
export function pauseEnd({ mailed: [last], usedAt }: LimitedItem): number {
  return last === undefined || usedAt !== undefined ? 0 : last.at + policy.secondsBetweenMails * 1000
}

/** The earliest time (epoch milliseconds) at which this requester gets a code that can work. */
export function resendTime(item: AccountItem | undefined, requester: MailRequester, now: number): number {
  if (item === undefined) return Math.max(now, requester.mailboxFrom ?? 0)
  return Math.max(
    pauseEnd(item),
    nextMail(item, requester, now).from,
    item.usedAt === undefined ? 0 : item.usedAt + policy.quietAfterSuccessSeconds * 1000,
    isLocked(item, now, requester.browser) ? earliestAdmission(item.wrong, [policy.triesPerAccount]) : 0,
  )
}

/** The log with one more email, without those that no window asks about any more. */
export function withMail(mailed: AccountItem['mailed'], by: string, now: number): AccountItem['mailed'] {
  const windows = [
    ...policy.mailsPerAddress,
    ...policy.mailsPerAddressAndNetwork,
    ...policy.mailsPerKnownBrowser,
  ]
  const longest = Math.max(...windows.map(({ seconds }) => seconds)) * 1000
  return [{ at: now, by }, ...mailed.filter(({ at }) => at > now - longest)]
}

/** The emails that Cognito sends itself to an account, by its table key. */
export function cognitoMailBudget(account: string): Budget {
  return { key: `${account}#cognito-mails`, attribute: 'mails', windows: policy.cognitoMailsPerAddress }
}

/** True for an email of a known browser's own, which no other window counts. */
export function isOwn({ mailed: [last] }: AccountItem): boolean {
  return last?.by.startsWith(BROWSER_PREFIX) === true
}
