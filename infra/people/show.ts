import type { Limit, Limits } from '#infra/triggers/people-protocol.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import type { Result } from '#lib/result.ts'
import type { Account } from './account.ts'
import { isStart, reasonsIn } from './reasons.ts'
import { type Suppression, suppressedText } from './suppression.ts'
import type { Target } from './target.ts'
import { shellWord, timeText, untilText, windowsText } from './words.ts'

type Shown = {
  readonly email: EmailAddress
  readonly clientAddress: string | undefined
  readonly account: Account
  readonly groups: readonly string[]
  readonly limits: Limits
  /** Null if SES does not suppress the address; refused with a sentence. */
  readonly suppression: Result<Suppression | null, string>
}

/** All that is known of an account, in lines. */
export function shownAccount(target: Target, shown: Shown): string[] {
  const { email, account, groups, limits } = shown
  const rows = limits.limits.filter(
    ({ name, windows }) => ALWAYS.includes(name) || windows.some(({ used }) => used > 0),
  )
  return [
    `${email} in ${target.description}`,
    '',
    row('Account', statusText(account)),
    row('Created', account.createdAt === undefined ? 'unknown' : timeText(account.createdAt)),
    row('Groups', groups.length === 0 ? 'none' : groups.join(', ')),
    row('Code', codeText(limits)),
    row('Sessions', 'Cognito lists none, and does not say when a person signed in.'),
    row('', `npm run people -- sign-out ${shellWord(email)}${target.options} ends all of them.`),
    '',
    'Why a code may not come',
    ...reasonLines(target, shown).map((reason) => `  - ${reason}`),
    '',
    'Limits',
    ...rows.map((limit) => limitRow(limit, limits.now)),
  ]
}

function reasonLines(target: Target, shown: Shown): string[] {
  const { email, clientAddress, limits, suppression } = shown
  const suppressed =
    suppression.ok && suppression.value !== null
      ? [suppressedText(suppression.value, email, target.region)]
      : []
  const reasons = [...reasonsIn(shown, target), ...suppressed]
  const isCounted = limits.limits.some(({ name, windows }) => isStart(name) && windows[0]?.used !== 0)
  return [
    ...(reasons.length === 0 ? [NOTHING] : reasons),
    ...(suppression.ok ? [] : [`SES's suppression list could not be looked up. ${suppression.error}`]),
    ...(clientAddress === undefined ? [STARTS_UNKNOWN] : isCounted ? [] : [notCounted(clientAddress)]),
  ]
}

const NOTHING =
  'Nothing that is known here. The spam folder is next, then npm run doctor: it checks the sender and SES.'

const STARTS_UNKNOWN =
  'Starts are counted by client address, not by account: --client-address 203.0.113.7 shows those of one.'

function notCounted(clientAddress: string): string {
  return `No start was counted for ${clientAddress} within the last hour. The person has another address, or the site knows none (TRUSTED_IP_HEADER).`
}

function statusText({ status, isEnabled, isEmailVerified }: Account): string {
  const [enabled, verified] = [
    isEnabled ? 'enabled' : 'disabled',
    isEmailVerified ? 'verified' : 'not verified',
  ]
  return `${status}, ${enabled}, email address ${verified}`
}

function codeText({ now, code: { state, triesLeft, expiresAt, usedAt, isSending } }: Limits): string {
  const sending = isSending ? '; an email of it is on its way' : ''
  switch (state) {
    case 'none':
      return 'none was asked for within the last 90 days'
    case 'live':
      return `the last one works until ${untilText(expiresAt ?? now, now)}, tries left: ${triesLeft}${sending}`
    case 'used-up':
      return `the last one is out of tries; the next request makes another${sending}`
    case 'used':
      return `the last one signed in at ${timeText(usedAt ?? now)}`
    case 'expired':
      return `the last one expired at ${timeText(expiresAt ?? now)}`
  }
}

const NAMES: Record<Limit['name'], string> = {
  'wrong-codes': 'Wrong codes',
  pause: 'Pause between emails',
  emails: 'Emails with a code',
  'emails-of-network': 'Of these, by one client network',
  'emails-of-known-browser': 'More, for one known browser',
  'emails-by-cognito': 'Emails by Cognito itself',
  'emails-of-mailbox': 'Emails to + addresses of the mailbox',
  'emails-of-mailbox-and-network': 'Of these, by one client network',
  starts: 'Codes asked for by the client network',
  signups: 'Sign-ups by the client network',
  guesses: 'Passwords tried by the client network',
}

const ALWAYS: readonly Limit['name'][] = ['wrong-codes', 'emails']

/** Limits as an operator reads them, without their windows. */
export function limitNames(limits: readonly Limit[]): string[] {
  return [...new Set(limits.map(({ name }) => NAMES[name]))]
}

function row(name: string, text: string): string {
  return `  ${name.padEnd(10)}${text}`
}

function limitRow({ name, windows, until }: Limit, now: number): string {
  const end = until === null ? '' : `, until ${untilText(until, now)}`
  return `  ${NAMES[name].padEnd(39)}${windowsText(windows)}${end}`
}
