import type { Target } from './pool.ts'
import { asMarkdown, lineFor } from './report.ts'
import { runRows } from './run.ts'
import { subjectOf } from './subject.ts'

/** What a shell reports of a process that Ctrl-C ended. */
const INTERRUPTED = 130

type Options = {
  /** Whose pool it is, in a few words that may be shown to others. */
  readonly says: string
  readonly say: (line: string) => void
  readonly signal: AbortSignal
}

/** Asks every row and reports. Resolves to the exit code: 1 when something differs, or when no run may begin. */
export async function conformance(target: Target, { says, say, signal }: Options): Promise<number> {
  const { signInMode, plan } = target.pool
  const title = `${says}, ${signInMode}, ${plan}`
  say(`Asking ${title}, as ${target.email}\n`)
  const obstacle = await subjectOf(target).account.obstacle()
  if (obstacle !== undefined) {
    say(obstacle)
    return 1
  }
  const outcomes = await runRows(target, { report: (outcome) => say(lineFor(outcome)), signal })
  if (signal.aborted) {
    say('\nInterrupted. The account is deleted.')
    return INTERRUPTED
  }
  say(`\n${asMarkdown(title, outcomes)}`)
  return outcomes.some(({ verdict }) => verdict === 'differs') ? 1 : 0
}
