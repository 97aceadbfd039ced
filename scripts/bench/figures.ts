/** One line of the table that the benchmarks print. */
export type Figure = {
  readonly what: string
  readonly figure: string
  /** What was set as the goal, where one was. */
  readonly wanted?: string
}

/** The figures as one Markdown table, so that it can be pasted into the guide. */
export function figuresTable(parts: ReadonlyMap<string, readonly Figure[]>): string {
  const rows = [...parts].flatMap(([part, figures]) =>
    figures.map(({ what, figure, wanted = '' }) => [part, what, figure, wanted]),
  )
  const head = ['Part', 'What', 'Figure', 'Wanted']
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const rule = widths.map((width) => '-'.repeat(width))
  return [head, rule, ...rows].map(line).join('\n')
}

/** Milliseconds, with a decimal where it says something. */
export function milliseconds(value: number): string {
  return `${value.toFixed(value < 100 ? 1 : 0)} ms`
}

/** Thousands of bytes, as sizes over the wire are given. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} kB`
}

/** Millions of bytes. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
