import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalPool } from '#infra/local/start-local-pool.ts'
import { MovableClock } from '../../../e2e/support/movable-clock.ts'
import { newestCode } from '../../../e2e/support/visitor.ts'
import { leaveAccounts } from '../accounts-in-folder.ts'
import { cognitoCaller } from '../cognito-caller.ts'
import type { Figure } from '../figures.ts'
import type { Part } from '../part.ts'
import { addressOf } from '../people.ts'
import { middleAndTail, timed } from '../samples.ts'
import { fillTable } from '../table-filler.ts'

const SIGN_INS = 50
const WARM_UP = 20
const FEWEST = 10
/** Between two sign-ins, so that each of the few accounts has a mail every 20 minutes: more often it may not. */
const PAUSE = { seconds: 120 }

/**
 * Starts and answers with few accounts and with many: Cognito is called directly, because the floor under a start of the
 * site would hide what grows. The site itself keeps nothing of an account.
 */
export const accounts: Part = async ({ isLong }) => {
  const figures: Figure[] = []
  // The compiler's work on the servers must not look like the cost of having few accounts.
  await withAccounts(FEWEST)
  for (const count of isLong ? [FEWEST, 1_000, 100_000] : [FEWEST, 2_000]) {
    figures.push(...(await withAccounts(count)))
  }
  return figures.map((figure, index) => (index < 2 ? figure : { ...figure, wanted: 'no growth' }))
}

async function withAccounts(count: number): Promise<Figure[]> {
  const stateFolder = await mkdtemp(join(tmpdir(), 'bench-'))
  await leaveAccounts(stateFolder, count)
  const clock = new MovableClock()
  const pool = await startLocalPool({ stateFolder, clock: clock.now })
  const caller = cognitoCaller(pool)
  const starts: number[] = []
  const answers: number[] = []
  for (let turn = -WARM_UP; turn < SIGN_INS; turn += 1) {
    const email = addressOf((turn + WARM_UP) % FEWEST)
    await clock.passes(PAUSE)
    if (turn === 0) await fillTable(pool, count)
    let session = ''
    const start = await timed(async () => {
      session = await caller.starts(email, turn + WARM_UP)
    })
    const answer = await timed(() => caller.answers(email, session, newestCode(pool, email)))
    if (turn < 0) continue
    starts.push(start)
    answers.push(answer)
  }
  caller.close()
  await pool.close()
  await rm(stateFolder, { recursive: true })
  const among = `among ${count.toLocaleString('en')} accounts`
  return [
    { what: `a start ${among}`, figure: middleAndTail(starts) },
    { what: `an answer ${among}`, figure: middleAndTail(answers) },
  ]
}
