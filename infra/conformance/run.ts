import { inWords, refusalOf } from './answer.ts'
import type { Pool, Target } from './pool.ts'
import { type AskedRow, expectedIn, NotAsked, type Row } from './row.ts'
import { allRows } from './rows/all-rows.ts'
import { type Subject, subjectOf } from './subject.ts'

export type Verdict = 'holds' | 'differs' | 'found' | 'could not be asked'

export type Outcome = {
  readonly row: Row
  readonly expected: string
  readonly verdict: Verdict
  /** What came, or why it could not be asked. */
  readonly came: string
}

export type RunOptions = {
  readonly rows?: readonly Row[]
  readonly report?: (outcome: Outcome) => void
  /** Aborts when the run is to end: the account is deleted, and what was not asked yet stays so. */
  readonly signal?: AbortSignal
}

/**
 * Asks the rows that fit the pool's mode, one after the other, and deletes the account that they made. Rejects before the
 * first with what stands in the way, and with anything that is no answer of Cognito's, when the account is gone.
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

/** A call that was to prepare the question was refused. Throws what is neither that nor `NotAsked`. */
function reasonIn(error: unknown): string {
  if (error instanceof NotAsked) return error.message
  return inWords(refusalOf(error))
}

function verdictOf(row: AskedRow, came: string, { signInMode }: Pool): Verdict {
  if (row.confidence === 'U') return 'found'
  return came === expectedIn(row, signInMode) ? 'holds' : 'differs'
}

/** Without the names of this pool, so that a report may be shown to others and compared with those of others. */
function plain(came: string, { pool, email }: Subject): string {
  return came.replaceAll(pool.clientId, 'CLIENT').replaceAll(pool.poolId, 'POOL').replaceAll(email, 'EMAIL')
}
