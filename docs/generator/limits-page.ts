import type { Limit } from './limit.ts'
import { markdownTable } from './markdown-table.ts'
import { policyLimits } from './policy-limits.ts'
import { sessionLimits } from './session-limits.ts'
import { sizeLimits } from './size-limits.ts'
import { timeLimits } from './time-limits.ts'

const SECTIONS: Readonly<Record<string, readonly Limit[]>> = {
  ...policyLimits,
  Sessions: sessionLimits,
  Sizes: sizeLimits,
  Times: timeLimits,
}

const INTRODUCTION = `# Limits

Every number of the sign-in, made from the code. A change there makes a test fail; \`npx vitest run docs/limits.test.ts -u\`
writes this file anew. The policy stands in \`infra/triggers/policy.ts\` and is kept in the triggers' table as conditions of
writes, so that it holds for every instance of the site and for parallel requests. What a limit refuses does not count
towards it. [security.md](security.md) says what the limits are worth.`

/** All of `docs/limits.md`. */
export function limitsPage(): string {
  const sections = Object.entries(SECTIONS).map(([title, limits]) => `## ${title}\n\n${limitsTable(limits)}`)
  return `${[INTRODUCTION, ...sections].join('\n\n')}\n`
}

function limitsTable(limits: readonly Limit[]): string {
  const rows = limits.map(({ what, limit, why, keptIn }) => [what, limit, why, keptIn.map(code).join(', ')])
  return markdownTable(['What', 'Limit', 'Why', 'Kept in'], rows)
}

function code(path: string): string {
  return `\`${path}\``
}
