import { createHmac } from 'node:crypto'
import { isIPv4, isIPv6 } from 'node:net'
import { ok, type Result, refused } from '#lib/result.ts'
import { deriveKey } from './derive-key.ts'
import { policy } from './policy.ts'
import { type Budget, countInEach } from './sliding-window.ts'
import type { Dependencies } from './trigger-handler.ts'
import { logTriggerEvent } from './trigger-log.ts'

/**
 * What is counted by client address, each in a log of its own with the same windows. `starts`: requests for a code. `signups`:
 * new accounts. `guesses`: password attempts, and Cognito's own emails.
 */
export type StartKind = 'starts' | 'signups' | 'guesses'

/** How many starts each range of addresses may make, in the order of `networksOf`. */
const STARTS = [policy.startsPerClientAddress, policy.startsPerSlash56, policy.startsPerSlash48]

/**
 * Counts a start of a client address, the narrowest network first, so that one cannot use up what it shares with others. An
 * unknown address is never refused, because all of those would share one limit: a metric counts them, and the limits of each
 * account hold.
 * @param clientAddress as the site passed it on
 */
export async function countStart(
  needs: Pick<Dependencies, 'environment' | 'clock' | 'dynamodb' | 'writeLine'>,
  kind: StartKind,
  clientAddress: string | undefined,
): Promise<Result<undefined, { readonly retryAfterSeconds: number }>> {
  const { environment, clock, dynamodb } = needs
  const begun = clock()
  const budgets = startBudgets(environment.CODE_SECRET, kind, clientAddress)
  if (budgets.length === 0) {
    logTriggerEvent(needs, begun, { event: 'client-unknown', outcome: kind, metrics: ['ClientUnknown'] })
    return ok(undefined)
  }
  const table = { dynamodb, name: environment.TABLE_NAME }
  const counted = await countInEach(table, budgets, clock, policy.sweepClientAfterSeconds)
  if (counted.ok) return ok(undefined)
  logTriggerEvent(needs, begun, { event: 'start-refused', outcome: kind, metrics: ['Locked'] })
  return refused({ retryAfterSeconds: Math.ceil((counted.error.until - begun) / 1000) })
}

/** The logs that a start is counted in, the narrowest network first; none for what is not an address. */
export function startBudgets(
  secret: string,
  attribute: StartKind,
  clientAddress: string | undefined,
): Budget[] {
  const networks = networksOf(clientAddress)
  return STARTS.flatMap((windows, index) => {
    const network = networks[index]
    return network === undefined ? [] : [{ key: keyOf(secret, network), attribute, windows }]
  })
}

export const MAX_ADDRESS_LENGTH = 64

/**
 * The table key of the widest network that one client may have: a keyed hash, so that the table holds no address. Undefined for
 * anything that is not one.
 */
export function networkKey(secret: string, address: string | undefined): string | undefined {
  const network = networksOf(address).at(-1)
  return network === undefined ? undefined : keyOf(secret, network)
}

function keyOf(secret: string, network: string): string {
  const mac = createHmac('sha256', deriveKey(secret, 'client')).update(network)
  return `client#${mac.digest('base64url')}`
}

/**
 * The networks that an address counts for, the narrowest first. An IPv4 address is its own, also when it comes mapped into IPv6
 * (RFC 4291, 2.5.5.2). One connection owns a whole /64 of IPv6, and may own the /56 or /48 around it (RFC 6177). None for
 * anything that is not an address.
 */
export function networksOf(address: string | undefined): string[] {
  const trimmed = address?.trim() ?? ''
  if (trimmed.length > MAX_ADDRESS_LENGTH) return []
  if (isIPv4(trimmed)) return [trimmed]
  if (!isIPv6(trimmed)) return []
  const groups = ipv6Groups(trimmed)
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  return mapped ? [dotted(groups.slice(6))] : prefixes(groups)
}

function prefixes(groups: readonly number[]): string[] {
  const site = groups.slice(0, 3).map(toHex).join(':')
  const [subnet = 0] = groups.slice(3)
  return [`${site}:${toHex(subnet)}::/64`, `${site}:${toHex(subnet & 0xff00)}::/56`, `${site}::/48`]
}

/** The eight 16-bit groups of a valid address, whatever its spelling. */
function ipv6Groups(address: string): number[] {
  const zone = address.indexOf('%')
  const plain = zone === -1 ? address : address.slice(0, zone)
  // The URL parser spells every address in one way: lower case, no dots, the longest run of zeros as "::".
  const canonical = new URL(`http://[${plain}]`).hostname.slice(1, -1)
  const [head = '', tail] = canonical.split('::')
  const before = parseGroups(head)
  const after = parseGroups(tail ?? '')
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after]
}

function parseGroups(text: string): number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16))
}

function dotted(groups: readonly number[]): string {
  return groups.flatMap((group) => [group >> 8, group & 0xff]).join('.')
}

function toHex(group: number): string {
  return group.toString(16)
}
