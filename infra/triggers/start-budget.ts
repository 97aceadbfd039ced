import { logAuthEvent } from './auth-log.ts'
import { clientBudget } from './client-address.ts'
import type { Dependencies } from './dependencies.ts'
import { policy } from './policy.ts'
import { takePlace } from './sliding-window.ts'

/**
 * Charges a start to the client address it came from. Throws `TooManyStarts until <epoch seconds>`, the words in which
 * the site learns when to try again; throwing is a trigger's only way to refuse.
 * @param attribute the log to count in: sign-ins and sign-ups have one each, with the same limits
 */
export async function chargeStart(
  needs: Pick<Dependencies, 'environment' | 'clock' | 'dynamodb' | 'writeLine'>,
  attribute: 'starts' | 'signups',
  clientAddress: string | undefined,
): Promise<void> {
  const { environment, clock, dynamodb } = needs
  const begun = clock()
  const budget = { ...clientBudget(environment.CODE_SECRET, clientAddress), attribute }
  const table = { dynamodb, name: environment.TABLE_NAME }
  const taken = await takePlace(table, budget, clock, policy.sweepClientAfterSeconds)
  if (taken.ok) return
  logAuthEvent(needs, begun, { event: 'start-refused', outcome: attribute, metrics: ['Locked'] })
  throw new Error(`TooManyStarts until ${Math.ceil(taken.error.until / 1000)}`)
}
