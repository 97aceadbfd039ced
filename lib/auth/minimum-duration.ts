import 'server-only'
import { systemClock } from '#lib/clock.ts'

/**
 * What a start takes at least, milliseconds: with it, the call to SES, which is made for addresses with an account only,
 * does not show in the time. SES takes 50 to 300 ms, the triggers around it about as long.
 */
export const MINIMUM_MILLISECONDS = 1_000

/**
 * The same for a code of Cognito's own, which takes two to four calls to Cognito in a row, depending on what account there
 * is behind the address.
 */
export const COUNTED_MINIMUM_MILLISECONDS = 2_000

/** Whatever takes longer is held back to the next full step, so that the rest says little, too. */
const STEP_MILLISECONDS = 500

/** Does the work, and answers no sooner than the floor. A rejection waits, too. */
export async function withMinimumDuration<T>(
  work: () => Promise<T>,
  floor = MINIMUM_MILLISECONDS,
): Promise<T> {
  const begun = systemClock()
  try {
    return await work()
  } finally {
    const waited = answeredAfter(systemClock() - begun, floor) - (systemClock() - begun)
    await new Promise((resolve) => setTimeout(resolve, waited))
  }
}

/** The time at which work that took this long is answered, both in milliseconds since it began. */
export function answeredAfter(took: number, floor = MINIMUM_MILLISECONDS): number {
  const beyond = Math.max(0, took - floor)
  return floor + Math.ceil(beyond / STEP_MILLISECONDS) * STEP_MILLISECONDS
}
