import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { z } from 'zod'

/**
 * The result of a check, or of all of them. `repeated`: passed at the second try only, and counted in `passed`, too.
 * `remarks`: a line for each unit test that failed at its first try. Playwright ends with such lines itself.
 */
export type Tally = {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly repeated: number
  readonly remarks: readonly string[]
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0, repeated: 0, remarks: [] }
export const ONE_PASSED: Tally = { ...NOTHING, passed: 1 }
export const ONE_FAILED: Tally = { ...NOTHING, failed: 1 }

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, { passed, failed, skipped, repeated, remarks }) => ({
      passed: all.passed + passed,
      failed: all.failed + failed,
      skipped: all.skipped + skipped,
      repeated: all.repeated + repeated,
      remarks: [...all.remarks, ...remarks],
    }),
    NOTHING,
  )
}

/** More is no bad luck. docs/decisions/0050 */
const MOST_REPEATED = 3

/** All checks together; too many second tries are a failure of their own. */
export function total(tallies: readonly Tally[]): Tally {
  const all = sum(tallies)
  if (all.repeated <= MOST_REPEATED) return all
  return {
    ...all,
    failed: all.failed + 1,
    remarks: [...all.remarks, `failed: more than ${MOST_REPEATED} second tries`],
  }
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
  return isBroken
    ? {
        ...reported,
        failed: 1,
        remarks: [...reported.remarks, 'failed: no test, or an error outside of them'],
      }
    : reported
}

const VitestTest = z.object({
  status: z.string(),
  fullName: z.string(),
  /** Of a test that passed at its second try: what its first one ended with. */
  failureMessages: z.array(z.string()),
})
const VitestFile = z.object({
  name: z.string(),
  status: z.string(),
  message: z.string(),
  assertionResults: z.array(VitestTest),
})
const VitestReport = z.object({ testResults: z.array(VitestFile) })

const count = z.number().int().nonnegative()
const PlaywrightReport = z.object({
  stats: z.object({ expected: count, unexpected: count, flaky: count, skipped: count }),
  errors: z.array(z.unknown()),
})

/** What Vitest's JSON reporter says. A file that could not be loaded counts as one failure. */
export function readVitestReport(report: unknown): Tally {
  return sum(VitestReport.parse(report).testResults.map(tallyOfFile))
}

function tallyOfFile(file: z.infer<typeof VitestFile>): Tally {
  const tests = file.assertionResults
  const name = relative('.', file.name)
  const passed = tests.filter((test) => test.status === 'passed')
  const failed = tests.filter((test) => test.status === 'failed')
  const repeated = passed.filter((test) => test.failureMessages.length > 0)
  const isBroken = failed.length === 0 && file.status === 'failed'
  return {
    passed: passed.length,
    failed: isBroken ? 1 : failed.length,
    skipped: tests.length - passed.length - failed.length,
    repeated: repeated.length,
    remarks: [
      ...failed.map((test) => `failed: ${test.fullName} (${name})`),
      ...repeated.map((test) => `passed at the second try: ${test.fullName} (${name})`),
      ...(isBroken ? [`failed: ${name}: ${file.message}`] : []),
    ],
  }
}

/** What Playwright's JSON reporter says. docs/decisions/0050 */
export function readPlaywrightReport(report: unknown): Tally {
  const { stats, errors } = PlaywrightReport.parse(report)
  return {
    ...NOTHING,
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
