import { asMarkdown, lineFor } from './report.ts'
import { type AskedRow, expectedIn, inWords, NotAsked, type Row, refusalOf } from './row.ts'
import { allRows } from './rows/all-rows.ts'
import { type Pool, type Subject, subjectOf, type Target } from './subject.ts'

/** The exit code of a process that Ctrl-C ended. */
const INTERRUPTED = 130

type Options = {
  /** A public description of the pool. */
  readonly description: string
  readonly say: (line: string) => void
  readonly signal: AbortSignal
}

/** Asks every row and prints a report. Resolves to the exit code: 1 if a row differs, or if the run may not begin. */
export async function conformance(target: Target, { description, say, signal }: Options): Promise<number> {
  const { signInMode, plan } = target.pool
  const title = `${description}, ${signInMode}, ${plan}`
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

export type Verdict = 'holds' | 'differs' | 'found' | 'could not be asked'

export type Outcome = {
  readonly row: Row
  readonly expected: string
  readonly verdict: Verdict
  /** What came, or why the row could not be asked. */
  readonly came: string
}

export type RunOptions = {
  readonly rows?: readonly Row[]
  readonly report?: (outcome: Outcome) => void
  /** Aborts the run: the account is deleted, and the remaining rows are not asked. */
  readonly signal?: AbortSignal
}

/**
 * Asks the rows of the pool's mode in sequence, and deletes the account that they created. Rejects, after that, with any
 * error that is not an answer of Cognito.
 */
export async function runRows(target: Target, options: RunOptions = {}): Promise<Outcome[]> {
  const { rows = allRows, report = () => {}, signal } = options
  const { signInMode } = target.pool
  const subject = subjectOf(target)
  const outcomes: Outcome[] = []
  try {
    for (const row of rows.filter(({ modes }) => modes?.includes(signInMode) ?? true)) {
      signal?.throwIfAborted()
      const outcome = { row, expected: expectedIn(row, signInMode), ...(await outcomeOf(row, subject)) }
      outcomes.push(outcome)
      report(outcome)
    }
  } catch (error) {
    if (!signal?.aborted) throw error
  } finally {
    await subject.account.remove()
  }
  return outcomes
}

type Found = Pick<Outcome, 'verdict' | 'came'>

async function outcomeOf(row: Row, subject: Subject): Promise<Found> {
  if ('notAsked' in row) return { verdict: 'could not be asked', came: row.notAsked }
  try {
    const came = plain(await row.ask(subject), subject)
    return { verdict: verdictOf(row, came, subject.pool), came }
  } catch (error) {
    return { verdict: 'could not be asked', came: plain(reasonIn(error), subject) }
  }
}

/** Why a row could not be asked: `NotAsked`, or a refused call. Throws any other error. */
function reasonIn(error: unknown): string {
  if (error instanceof NotAsked) return error.message
  return inWords(refusalOf(error))
}

function verdictOf(row: AskedRow, came: string, { signInMode }: Pool): Verdict {
  if (row.confidence === 'U') return 'found'
  return came === expectedIn(row, signInMode) ? 'holds' : 'differs'
}

/** Without the ids of this pool, so that reports can be published and compared. */
function plain(came: string, { pool, email }: Subject): string {
  return came.replaceAll(pool.clientId, 'CLIENT').replaceAll(pool.poolId, 'POOL').replaceAll(email, 'EMAIL')
}
