import type { EmailAddress } from '#lib/email-address.ts'
import { isLive, LIMITED_ATTRIBUTES, type LimitedItem, parseLimitedItem } from './account-item.ts'
import { accountKey, BROWSER_PREFIX } from './derive-key.ts'
import { cognitoMailBudget, pauseEnd } from './mail-budget.ts'
import { mailboxBudgets } from './mailbox.ts'
import type { Limit, Limits } from './people-protocol.ts'
import { policy, type Windows } from './policy.ts'
import { networkKey, type StartKind, startBudgets } from './rate-limit.ts'
import { type Budget, earliestAdmission, timesIn } from './sliding-window.ts'
import { readItem, type Table } from './table.ts'

/** Where limits are counted. */
export type Place = { readonly table: Table; readonly secret: string }

/** Whose limits; starts are counted by client address, not by account. */
export type Person = { readonly email: EmailAddress; readonly clientAddress?: string | undefined }

const START_KINDS: readonly StartKind[] = ['starts', 'signups', 'guesses']

/** All attributes that are read: the role of the function allows no other. */
export const READ_ATTRIBUTES = [...LIMITED_ATTRIBUTES, 'mails', ...START_KINDS]

/** The table key of an address that has an account. */
export function keyOfAddress(secret: string, email: EmailAddress): string {
  return accountKey(secret, { userName: email, request: {} })
}

/** A log of events that an item of its own holds. */
type Log = { readonly name: Limit['name']; readonly budget: Budget }

/** What the table holds of a person: the account's item, and other logs of emails. */
export async function readPerson({ table, secret }: Place, { email, clientAddress }: Person) {
  const account = keyOfAddress(secret, email)
  const read = await readItem(table, account, READ_ATTRIBUTES)
  const item = read === undefined ? undefined : parseLimitedItem(read)
  const network = networkKey(secret, clientAddress)
  const networks = [...new Set([...networksIn(item), ...(network === undefined ? [] : [network])])]
  const mailLogs: Log[] = [
    { name: 'emails-by-cognito', budget: cognitoMailBudget(account) },
    ...mailboxBudgets(secret, email, networks).map((budget, index): Log => {
      const isWhole = index === networks.length
      return { name: isWhole ? 'emails-of-mailbox' : 'emails-of-mailbox-and-network', budget }
    }),
  ]
  return { account, item, mailLogs }
}

/**
 * Everything that may keep a code from a person, as the triggers count it.
 * @param now epoch milliseconds
 */
export async function readLimits(place: Place, person: Person, now: number): Promise<Limits> {
  const { item, mailLogs } = await readPerson(place, person)
  const startLogs = START_KINDS.flatMap((name) =>
    startBudgets(place.secret, name, person.clientAddress).map((budget): Log => ({ name, budget })),
  )
  const limits = [...mailLogs, ...startLogs].map(async ({ name, budget: { key, attribute, windows } }) => {
    const read = await readItem(place.table, key, READ_ATTRIBUTES)
    return limitOf(name, timesIn(read, attribute), windows, now)
  })
  return {
    now,
    code: codeOf(item, now),
    limits: [...accountLimits(item, now), ...(await Promise.all(limits))],
  }
}

/** The table keys of the client networks that caused emails to the account. */
function networksIn(item: LimitedItem | undefined): string[] {
  const causes = (item?.mailed ?? []).map(({ by }) => by)
  return [...new Set(causes)].filter((by) => by !== '' && !by.startsWith(BROWSER_PREFIX))
}

/** The limits that are counted in the account's own item. */
function accountLimits(item: LimitedItem | undefined, now: number): Limit[] {
  const mailed = item?.mailed ?? []
  const timesOf = (isCounted: (by: string) => boolean) =>
    mailed.filter(({ by }) => isCounted(by)).map(({ at }) => at)
  const browsers = [...new Set(mailed.map(({ by }) => by))].filter((by) => by.startsWith(BROWSER_PREFIX))
  const shared = timesOf((by) => !by.startsWith(BROWSER_PREFIX))
  return [
    limitOf('wrong-codes', item?.wrong ?? [], [policy.triesPerAccount], now),
    pauseOf(item, now),
    limitOf('emails', shared, policy.mailsPerAddress, now),
    ...networksIn(item).map((network) =>
      limitOf(
        'emails-of-network',
        timesOf((by) => by === network),
        policy.mailsPerAddressAndNetwork,
        now,
      ),
    ),
    ...browsers.map((browser) =>
      limitOf(
        'emails-of-known-browser',
        timesOf((by) => by === browser),
        policy.mailsPerKnownBrowser,
        now,
      ),
    ),
  ]
}

function limitOf(name: Limit['name'], times: readonly number[], windows: Windows, now: number): Limit {
  const from = earliestAdmission(times, windows)
  return {
    name,
    windows: windows.map(({ limit, seconds }) => ({
      limit,
      seconds,
      used: times.filter((time) => time > now - seconds * 1000).length,
    })),
    until: from > now ? from : null,
  }
}

/** The pause between two emails of a code. */
function pauseOf(item: LimitedItem | undefined, now: number): Limit {
  const end = item === undefined ? 0 : pauseEnd(item)
  const isOver = end <= now
  const window = { limit: 1, seconds: policy.secondsBetweenMails, used: isOver ? 0 : 1 }
  return { name: 'pause', windows: [window], until: isOver ? null : end }
}

function codeOf(item: LimitedItem | undefined, now: number): Limits['code'] {
  if (item === undefined) {
    return { state: 'none', triesLeft: 0, expiresAt: null, usedAt: null, isSending: false }
  }
  return {
    state: stateOf(item, now),
    triesLeft: isLive(item, now) ? policy.triesPerCode - item.tries : 0,
    expiresAt: item.expiresAt,
    usedAt: item.usedAt ?? null,
    isSending: item.leaseUntil !== undefined && item.leaseUntil > now,
  }
}

function stateOf(item: LimitedItem, now: number): Limits['code']['state'] {
  if (item.usedAt !== undefined) return 'used'
  if (item.tries >= policy.triesPerCode) return 'used-up'
  return isLive(item, now) ? 'live' : 'expired'
}
