import { stripVTControlCharacters, styleText } from 'node:util'
import type { CheckResult, Problem } from './check-result.ts'
import type { NamedResult } from './run-checks.ts'

export type ReportOptions = { readonly isColoured: boolean }

const COLOURS = { ok: 'green', warning: 'yellow', wrong: 'red', skipped: 'gray' } as const
const STATUS_WIDTH = 9
const NAME_WIDTH = 17
const INDENT = ' '.repeat(2 + STATUS_WIDTH + NAME_WIDTH)

/** One check: its line, what else is not right with it, and how to mend that. */
export function lineFor({ name, finding }: NamedResult, options: ReportOptions): string {
  const { status } = finding
  const [first = '', ...others] = linesOf(finding, options)
  const head = `  ${coloured(COLOURS[status], status.padEnd(STATUS_WIDTH), options)}${name.padEnd(NAME_WIDTH)}`
  return [`${head}${first}`, ...others.map((line) => `${INDENT}${line}`)].join('\n')
}

/** How many are how. */
export function summaryOf(all: readonly NamedResult[], options: ReportOptions): string {
  const counts = (['wrong', 'warning', 'skipped', 'ok'] as const)
    .map((status) => ({ status, count: all.filter(({ finding }) => finding.status === status).length }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => coloured(COLOURS[status], `${count} ${status}`, options))
  return all.every(({ finding }) => finding.status === 'ok')
    ? coloured('green', `All ${all.length} checks are ok.`, options)
    : `${counts.join(', ')}.`
}

/** The same for programs. */
export function asJson(looksAt: string, all: readonly NamedResult[]): string {
  return JSON.stringify({ looksAt, checks: all.map(({ name, finding }) => ({ name, ...finding })) }, null, 2)
}

function linesOf(finding: CheckResult, options: ReportOptions): string[] {
  switch (finding.status) {
    case 'ok':
      return [finding.says]
    case 'skipped':
      return [coloured('gray', finding.why, options)]
    default:
      return byRemedy(finding.problems).flatMap(({ mend, whats }) => [
        ...whats,
        coloured('cyan', `-> ${mend}`, options),
      ])
  }
}

/** Troubles with the same remedy stand together over it. */
function byRemedy(problems: readonly Problem[]): { mend: string; whats: string[] }[] {
  const mends = [...new Set(problems.map(({ mend }) => mend))]
  return mends.map((mend) => ({
    mend,
    whats: problems.filter((problem) => problem.mend === mend).map(({ what }) => what),
  }))
}

/** Answers of services are among what is shown: none of them may move the cursor or end the colour. */
function coloured(
  colour: 'green' | 'yellow' | 'red' | 'gray' | 'cyan',
  text: string,
  { isColoured }: ReportOptions,
) {
  return isColoured ? styleText(colour, stripVTControlCharacters(text), { validateStream: false }) : text
}
