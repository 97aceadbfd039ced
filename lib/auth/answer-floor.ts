import 'server-only'
import { systemClock } from '#lib/clock.ts'

/**
 * What a start takes at least, milliseconds: with it, the call to SES, which is made for addresses with an account only,
 * does not show in the time. SES takes 50 to 300 ms, the triggers around it about as long.
 */
export const ANSWER_FLOOR_MILLISECONDS = 1_000

/** Whatever takes longer is held back to the next full step, so that the rest says little, too. */
export const STEP_MILLISECONDS = 500

/** Does the work, and answers no sooner than the floor. A rejection waits, too. */
export async function noSoonerThanFloor<T>(work: () => Promise<T>): Promise<T> {
  const begun = systemClock()
  try {
    return await work()
  } finally {
    const waited = floorFor(systemClock() - begun) - (systemClock() - begun)
    await new Promise((resolve) => setTimeout(resolve, waited))
  }
}

/** The time at which work that took this long is answered, both in milliseconds since it began. */
export function floorFor(took: number): number {
  const beyond = Math.max(0, took - ANSWER_FLOOR_MILLISECONDS)
  return ANSWER_FLOOR_MILLISECONDS + Math.ceil(beyond / STEP_MILLISECONDS) * STEP_MILLISECONDS
}
