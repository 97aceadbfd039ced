import { createHmac } from 'node:crypto'
import { isIPv4, isIPv6 } from 'node:net'
import { ok, type Result, refused } from '#lib/result.ts'
import { deriveKey } from './derive-key.ts'
import { policy } from './policy.ts'
import { countEvent } from './sliding-window.ts'
import type { Dependencies } from './trigger-handler.ts'
import { logTriggerEvent } from './trigger-log.ts'

/**
 * What is counted by client address, each in a log of its own with the same windows. `starts`: requests for a code. `signups`:
 * new accounts. `guesses`: password attempts, and Cognito's own emails.
 */
type StartKind = 'starts' | 'signups' | 'guesses'

/**
 * Counts a start of a client address. An unknown address is never refused, because all of those would share one limit: a metric
 * counts them, and the limits of each account hold.
 * @param clientAddress as the site passed it on
 */
export async function countStart(
  needs: Pick<Dependencies, 'environment' | 'clock' | 'dynamodb' | 'writeLine'>,
  kind: StartKind,
  clientAddress: string | undefined,
): Promise<Result<undefined, { readonly retryAfterSeconds: number }>> {
  const { environment, clock, dynamodb } = needs
  const begun = clock()
  const key = networkKey(environment.CODE_SECRET, clientAddress)
  if (key === undefined) {
    logTriggerEvent(needs, begun, { event: 'client-unknown', outcome: kind, metrics: ['ClientUnknown'] })
    return ok(undefined)
  }
  const budget = { key, attribute: kind, windows: policy.startsPerClientAddress }
  const table = { dynamodb, name: environment.TABLE_NAME }
  const counted = await countEvent(table, budget, clock, policy.sweepClientAfterSeconds)
  if (counted.ok) return ok(undefined)
  logTriggerEvent(needs, begun, { event: 'start-refused', outcome: kind, metrics: ['Locked'] })
  return refused({ retryAfterSeconds: Math.ceil((counted.error.until - begun) / 1000) })
}

export const MAX_ADDRESS_LENGTH = 64

/** The table key of a client address: a keyed hash, so that the table holds none. Undefined for anything that is not one. */
export function networkKey(secret: string, address: string | undefined): string | undefined {
  const network = address === undefined ? undefined : networkOf(address)
  if (network === undefined) return undefined
  const mac = createHmac('sha256', deriveKey(secret, 'client')).update(network)
  return `client#${mac.digest('base64url')}`
}

/**
 * What counts as one client: an IPv4 address, also when it comes mapped into IPv6 (RFC 4291, 2.5.5.2), or the /64 of an
 * IPv6 address, because one connection owns a whole /64 (RFC 6177). Undefined for anything that is not an address.
 */
export function networkOf(address: string): string | undefined {
  const trimmed = address.trim()
  if (trimmed.length > MAX_ADDRESS_LENGTH) return undefined
  if (isIPv4(trimmed)) return trimmed
  if (!isIPv6(trimmed)) return undefined
  const groups = ipv6Groups(trimmed)
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  return mapped ? dotted(groups.slice(6)) : `${groups.slice(0, 4).map(toHex).join(':')}::/64`
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
