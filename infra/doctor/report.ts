import { stripVTControlCharacters, styleText } from 'node:util'
import type { CheckResult, NamedResult, Problem } from './check-result.ts'

export type ReportOptions = { readonly isColoured: boolean }

const COLOURS = { ok: 'green', warning: 'yellow', fail: 'red', skipped: 'gray' } as const
const STATUS_WIDTH = 9
const NAME_WIDTH = 17
const INDENT = ' '.repeat(2 + STATUS_WIDTH + NAME_WIDTH)

/** One check: its status, its problems, and their fixes. */
export function lineFor({ name, result }: NamedResult, options: ReportOptions): string {
  const { status } = result
  const [first = '', ...others] = linesOf(result, options)
  const head = `  ${coloured(COLOURS[status], status.padEnd(STATUS_WIDTH), options)}${name.padEnd(NAME_WIDTH)}`
  return [`${head}${first}`, ...others.map((line) => `${INDENT}${line}`)].join('\n')
}

/** The number of checks with each status. */
export function summaryOf(results: readonly NamedResult[], options: ReportOptions): string {
  const counts = (['fail', 'warning', 'skipped', 'ok'] as const)
    .map((status) => ({ status, count: results.filter(({ result }) => result.status === status).length }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => coloured(COLOURS[status], `${count} ${status}`, options))
  return results.every(({ result }) => result.status === 'ok')
    ? coloured('green', `All ${results.length} checks are ok.`, options)
    : `${counts.join(', ')}.`
}

/** The whole report as JSON. */
export function asJson(source: string, results: readonly NamedResult[]): string {
  return JSON.stringify({ source, checks: results.map(({ name, result }) => ({ name, ...result })) }, null, 2)
}

function linesOf(result: CheckResult, options: ReportOptions): string[] {
  switch (result.status) {
    case 'ok':
      return [result.summary]
    case 'skipped':
      return [coloured('gray', result.reason, options)]
    default:
      return byFix(result.problems).flatMap(({ fix, summaries }) => [
        ...summaries,
        coloured('cyan', `-> ${fix}`, options),
      ])
  }
}

/** Groups the problems that have the same fix. */
function byFix(problems: readonly Problem[]): { fix: string; summaries: string[] }[] {
  const fixes = [...new Set(problems.map(({ fix }) => fix))]
  return fixes.map((fix) => ({
    fix,
    summaries: problems.filter((problem) => problem.fix === fix).map(({ summary }) => summary),
  }))
}

/** Strips control characters: the text includes answers of services, which must not move the cursor or end the colour. */
function coloured(
  colour: 'green' | 'yellow' | 'red' | 'gray' | 'cyan',
  text: string,
  { isColoured }: ReportOptions,
) {
  return isColoured ? styleText(colour, stripVTControlCharacters(text), { validateStream: false }) : text
}
