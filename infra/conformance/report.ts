import type { Outcome, Verdict } from './conformance.ts'
import { CONFIDENCES, switchOf } from './row.ts'

const VERDICTS: readonly Verdict[] = ['holds', 'differs', 'found', 'could not be asked']

/** One row on the operator's screen. */
export function lineFor({ row, verdict, came, expected }: Outcome): string {
  const width = 29
  const head = `  ${row.id.padEnd(width)} `
  if (verdict === 'holds') return `${head}holds`
  if (verdict !== 'differs') return `${head}${verdict}: ${came}`
  const indent = ' '.repeat(head.length)
  return `${head}differs: ${came}\n${indent}expected: ${expected} (${row.confidence}, ${row.source})`
}

/** The whole report in Markdown, as it is pasted into an issue. */
export function asMarkdown(says: string, outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ row, verdict, came, expected }) => {
    const name = switchOf(row)
    const asked = name === undefined ? row.asks : `${row.asks} (\`${name}\`)`
    return [
      `\`${row.id}\``,
      asked,
      expected,
      row.confidence,
      verdict === 'holds' ? verdict : `${verdict}: ${came}`,
    ]
  })
  const meaning = Object.entries(CONFIDENCES).map(([letter, words]) => `${letter} ${words}`)
  return [
    `\`npm run conformance\`: ${says}`,
    markdownTable(['Row', 'Asked', 'Expected', '', 'Came'], rows),
    markdownTable(['', ...VERDICTS], countsOf(outcomes)),
    `${meaning.join(', ')}.`,
  ].join('\n\n')
}

/** How many rows of each confidence came out how. */
function countsOf(outcomes: readonly Outcome[]): string[][] {
  const letters = Object.keys(CONFIDENCES)
  const count = (letter: string, verdict: Verdict) =>
    outcomes.filter((outcome) => outcome.row.confidence === letter && outcome.verdict === verdict).length
  const counts = letters.map((letter) => VERDICTS.map((verdict) => count(letter, verdict)))
  const totals = VERDICTS.map((_, column) => counts.reduce((total, row) => total + (row[column] ?? 0), 0))
  return [
    ...letters.map((letter, index) => [letter, ...(counts[index] ?? []).map(String)]),
    ['all', ...totals.map(String)],
  ]
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
