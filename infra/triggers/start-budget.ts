import { ok, type Result, refused } from '#lib/result.ts'
import { logAuthEvent } from './auth-log.ts'
import { clientKey } from './client-address.ts'
import type { Dependencies } from './dependencies.ts'
import { policy } from './policy.ts'
import { takePlace } from './sliding-window.ts'

/** What is counted by client address, each in a log of its own with the same windows. */
export type StartLog = 'starts' | 'signups' | 'guesses'

/**
 * Charges a start to the client address it came from. Where the address is unknown nothing is refused, because all of
 * those would share one limit: a metric counts them, and the limits of each account hold.
 * @param log `starts`: codes asked for. `signups`: new accounts. `guesses`: passwords tried, and Cognito's own emails.
 * @param clientAddress as the site passed it on
 */
export async function chargeStart(
  needs: Pick<Dependencies, 'environment' | 'clock' | 'dynamodb' | 'writeLine'>,
  log: StartLog,
  clientAddress: string | undefined,
): Promise<Result<undefined, { readonly retryAfterSeconds: number }>> {
  const { environment, clock, dynamodb } = needs
  const begun = clock()
  const key = clientKey(environment.CODE_SECRET, clientAddress)
  if (key === undefined) {
    logAuthEvent(needs, begun, { event: 'client-unknown', outcome: log, metrics: ['ClientUnknown'] })
    return ok(undefined)
  }
  const budget = { key, attribute: log, windows: policy.startsPerClientAddress }
  const table = { dynamodb, name: environment.TABLE_NAME }
  const taken = await takePlace(table, budget, clock, policy.sweepClientAfterSeconds)
  if (taken.ok) return ok(undefined)
  logAuthEvent(needs, begun, { event: 'start-refused', outcome: log, metrics: ['Locked'] })
  return refused({ retryAfterSeconds: Math.ceil((taken.error.until - begun) / 1000) })
}
