import 'server-only'
import { systemClock } from '#lib/clock.ts'

/**
 * Minimum duration of a start. Hides the SES call, which only happens for existing accounts: it takes 50 to 300 ms, and the
 * triggers around it about as long.
 */
export const MINIMUM_MILLISECONDS = 1_000

/** The same for Cognito's own codes, which take two to four calls in a row, depending on the account. */
export const COUNTED_MINIMUM_MILLISECONDS = 2_000

/** Anything that takes longer is rounded up to the next step, so that the excess tells little. */
const STEP_MILLISECONDS = 500

/** Runs the work and settles no earlier than the minimum, also with a rejection. */
export async function withMinimumDuration<T>(
  work: () => Promise<T>,
  minimum = MINIMUM_MILLISECONDS,
): Promise<T> {
  const begun = systemClock()
  try {
    return await work()
  } finally {
    const waited = settlesAfter(systemClock() - begun, minimum) - (systemClock() - begun)
    await new Promise((resolve) => setTimeout(resolve, waited))
  }
}

/** When work that took this long is answered; both in milliseconds since its start. */
export function settlesAfter(took: number, minimum = MINIMUM_MILLISECONDS): number {
  const beyond = Math.max(0, took - minimum)
  return minimum + Math.ceil(beyond / STEP_MILLISECONDS) * STEP_MILLISECONDS
}
