import { readFile } from 'node:fs/promises'
import { z } from 'zod'

/** The result of a check, or of all of them. `repeated`: passed at the second try only, and counted in `passed`, too. */
export type Tally = {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly repeated: number
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0, repeated: 0 }
export const ONE_PASSED: Tally = { ...NOTHING, passed: 1 }
export const ONE_FAILED: Tally = { ...NOTHING, failed: 1 }

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, { passed, failed, skipped, repeated }) => ({
      passed: all.passed + passed,
      failed: all.failed + failed,
      skipped: all.skipped + skipped,
      repeated: all.repeated + repeated,
    }),
    NOTHING,
  )
}

/** `123 passed, 0 failed`, and `, 2 skipped, 1 at the second try` if any. */
export function inWords({ passed, failed, skipped, repeated }: Tally): string {
  const more = [
    [skipped, 'skipped'],
    [repeated, 'at the second try'],
  ].flatMap(([count, what]) => (count === 0 ? [] : [`, ${count} ${what}`]))
  return `${passed} passed, ${failed} failed${more.join('')}`
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

const VitestReport = z.object({
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
})

const count = z.number().int().nonnegative()
const PlaywrightReport = z.object({
  stats: z.object({ expected: count, unexpected: count, flaky: count, skipped: count }),
  errors: z.array(z.unknown()),
})

/** What Vitest's JSON reporter says. A file that could not be loaded counts as one failure. */
export function readVitestReport(report: unknown): Tally {
  const files = VitestReport.parse(report).testResults
  return sum(
    files.map(({ status, assertionResults }) => {
      const having = (wanted: string) => assertionResults.filter((test) => test.status === wanted).length
      const [passed, failed] = [having('passed'), having('failed')]
      const skipped = assertionResults.length - passed - failed
      return { ...NOTHING, passed, failed: failed === 0 && status === 'failed' ? 1 : failed, skipped }
    }),
  )
}

/** What Playwright's JSON reporter says. docs/decisions/0050 */
export function readPlaywrightReport(report: unknown): Tally {
  const { stats, errors } = PlaywrightReport.parse(report)
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    repeated: stats.flaky,
  }
}

/** The tally in a report file; undefined when the runner wrote none. */
export async function readReport(file: string, read: (report: unknown) => Tally): Promise<Tally | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : read(JSON.parse(text))
}
