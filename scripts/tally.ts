/** How a check, or all of them, came out. */
export type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number }

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 }
export const ONE_PASSED: Tally = { ...NOTHING, passed: 1 }
export const ONE_FAILED: Tally = { ...NOTHING, failed: 1 }

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, { passed, failed, skipped }) => ({
      passed: all.passed + passed,
      failed: all.failed + failed,
      skipped: all.skipped + skipped,
    }),
    NOTHING,
  )
}

/** `123 passed, 0 failed`, and `, 2 skipped` if any. */
export function inWords({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/**
 * A suite's tally, never better than its runner's exit code: one that ran no test, wrote no report, or ended with an
 * error that no test owns has failed.
 */
export function suiteTally(reported: Tally | undefined, exitCode: number): Tally {
  if (reported === undefined) return ONE_FAILED
  const isBroken = reported.failed === 0 && (exitCode !== 0 || reported.passed === 0)
  return isBroken ? { ...reported, failed: 1 } : reported
}
