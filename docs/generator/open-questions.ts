import { CONFIDENCES, type Row, switchOf } from '#infra/conformance/row.ts'
import { allRows } from '#infra/conformance/rows/all-rows.ts'
import { markdownTable } from './markdown-table.ts'

const SECTION = /(<!-- open questions -->\n)[\s\S]*?(<!-- end of open questions -->)/

/** The page with its table of what neither documentation nor reports settle, made from the rows of `npm run conformance`. */
export function withOpenQuestions(page: string): string {
  const rows = allRows.filter(({ confidence }) => confidence === 'I' || confidence === 'U')
  const table = markdownTable(['What', 'Built as', 'Confidence', 'Switch'], rows.map(cellsOf))
  return page.replace(SECTION, (_, begin, end) => `${begin}\n${table}\n\n${end}`)
}

function cellsOf(row: Row): string[] {
  const name = switchOf(row)
  return [row.asks, builtAs(row), CONFIDENCES[row.confidence], name === undefined ? '' : `\`${name}\``]
}

function builtAs({ expects }: Row): string {
  if (typeof expects === 'string') return expects
  return `${expects.code}; with passwords: ${expects['password-and-code']}`
}
