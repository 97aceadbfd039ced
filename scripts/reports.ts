import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { sum, type Tally } from './tally.ts'

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
      return { passed, failed: failed === 0 && status === 'failed' ? 1 : failed, skipped }
    }),
  )
}

/** What Playwright's JSON reporter says. A test that passed only when it was repeated has failed. */
export function readPlaywrightReport(report: unknown): Tally {
  const { stats, errors } = PlaywrightReport.parse(report)
  const failed = stats.unexpected + stats.flaky + errors.length
  return { passed: stats.expected, failed, skipped: stats.skipped }
}

/** The tally in a report file; undefined when the runner did not get as far as writing one. */
export async function readReport(file: string, read: (report: unknown) => Tally): Promise<Tally | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : read(JSON.parse(text))
}
