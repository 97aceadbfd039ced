import { ALL_CHECKS } from './all-checks.ts'
import type { Finding } from './finding.ts'
import type { Look } from './look.ts'

export type Examined = { readonly name: string; readonly finding: Finding }

/** Runs the checks, one after another, and tells of each as soon as it is through. */
export async function examine(
  look: Look,
  tell: (examined: Examined) => void = () => {},
): Promise<Examined[]> {
  const all: Examined[] = []
  for (const check of ALL_CHECKS) {
    const examined = { name: check.name, finding: await check.examine(look) }
    all.push(examined)
    tell(examined)
  }
  return all
}

/** True when nothing is wrong and nothing went unchecked; warnings may be left. */
export function isHealthy(all: readonly Examined[]): boolean {
  return all.every(({ finding }) => finding.status === 'ok' || finding.status === 'warning')
}
