import 'server-only'
import { systemClock } from '#lib/clock.ts'

/**
 * Minimum duration of an answer that must not tell whether there is an account: an existing one causes an email, or a further call
 * of Cognito. Two seconds hide that in a start with warm triggers (0.5 s), and nearly always in one with cold triggers (1.5 s), by a
 * model of AWS's latencies: docs/decisions/0048
 */
export const MINIMUM_MILLISECONDS = 2_000

/** Anything that takes longer is rounded up to the next step, so that the excess tells little. */
const STEP_MILLISECONDS = 500

/** Runs the work and settles no earlier than the minimum, also with a rejection. */
export async function withMinimumDuration<T>(work: () => Promise<T>): Promise<T> {
  const begun = systemClock()
  try {
    return await work()
  } finally {
    const waited = settlesAfter(systemClock() - begun) - (systemClock() - begun)
    await new Promise((resolve) => setTimeout(resolve, waited))
  }
}

/** When work that took this long is answered; both in milliseconds since its start. */
export function settlesAfter(took: number): number {
  const beyond = Math.max(0, took - MINIMUM_MILLISECONDS)
  return MINIMUM_MILLISECONDS + Math.ceil(beyond / STEP_MILLISECONDS) * STEP_MILLISECONDS
}
