import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LocalPool, startLocalPool } from '#infra/local/start-local-pool.ts'
import type { SignInMode } from '#lib/sign-in-mode.ts'
import { MovableClock } from '../../e2e/support/movable-clock.ts'
import { leaveAccounts } from './accounts-in-folder.ts'
import { type MeasuredSite, startMeasuredSite } from './measured-site.ts'

/** The production build beside the local servers, which run in this process. */
export type Stage = {
  readonly pool: LocalPool
  readonly site: MeasuredSite
  readonly clock: MovableClock
  /** The number of somebody who has an account and did not come yet. */
  nextPerson(): number
}

type StageOptions = { readonly accounts?: number; readonly signInMode?: SignInMode }

/** Starts both, with as many accounts as asked for, and ends them with the work. */
export async function onStage<T>(
  { accounts = 0, signInMode = 'code' }: StageOptions,
  work: (stage: Stage) => Promise<T>,
): Promise<T> {
  const stateFolder = await mkdtemp(join(tmpdir(), 'bench-'))
  try {
    await leaveAccounts(stateFolder, accounts)
    const clock = new MovableClock()
    const pool = await startLocalPool({ stateFolder, clock: clock.now, signInMode })
    try {
      return await besidePool(pool, clock, (site) =>
        work({ pool, site, clock, nextPerson: counter(accounts) }),
      )
    } finally {
      await pool.close()
    }
  } finally {
    await rm(stateFolder, { recursive: true })
  }
}

async function besidePool<T>(
  pool: LocalPool,
  clock: MovableClock,
  work: (site: MeasuredSite) => Promise<T>,
): Promise<T> {
  const site = await startMeasuredSite('.', (origin) => ({
    ...pool.siteEnvironment(origin),
    TRUSTED_IP_HEADER: 'x-real-ip',
  }))
  try {
    await clock.isFollowedBy(site.runsAhead)
    return await work(site)
  } finally {
    await site.stop()
  }
}

function counter(accounts: number): () => number {
  let came = 0
  return () => {
    if (came === accounts) throw new Error(`There are no more than ${accounts} accounts`)
    came += 1
    return came - 1
  }
}
