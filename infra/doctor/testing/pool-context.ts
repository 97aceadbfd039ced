import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'
import type { Variables } from '#infra/aws/credentials.ts'
import type { Check } from '#infra/doctor/check-result.ts'
import { type Context, type ContextOptions, createContext } from '#infra/doctor/context.ts'
import { poolFolder, temporaryFolder } from '#infra/local/cognito/testing/state-folders.ts'
import { type OperablePool, startLocalPool } from '#infra/local/start-local-pool.ts'
import type { LocalPoolOptions } from '#infra/local/start-servers.ts'

const ORIGIN = 'http://localhost:3000'

let healthy: Promise<OperablePool> | undefined

afterAll(async () => {
  await (await healthy)?.close()
})

/** A healthy local pool, shared by the tests of a file; the `faults` of each test are removed after it. */
export async function healthyPool(): Promise<OperablePool> {
  healthy ??= startLocalPool({ appOrigin: ORIGIN })
  const pool = await healthy
  onTestFinished(() => {
    for (const faults of Object.values(pool.faults)) {
      for (const name of Object.keys(faults)) Reflect.deleteProperty(faults, name)
    }
  })
  return pool
}

/** A local pool for one test. */
export async function startedPool(options: LocalPoolOptions = {}): Promise<OperablePool> {
  const stateFolder = await temporaryFolder()
  await cp(await poolFolder(), join(stateFolder, 'cognito'), { recursive: true })
  const pool = await startLocalPool({ stateFolder, appOrigin: ORIGIN, ...options })
  onTestFinished(() => pool.close())
  return pool
}

/** The site's and the operator's variables for a pool. */
export function variablesOf(pool: OperablePool): Record<string, string> {
  return { ...pool.siteEnvironment(ORIGIN), ...pool.operatorEnvironment() }
}

/** The context of a pool, with the fixes for AWS. `variables` override the pool's; undefined removes one. */
export function poolContext(
  pool: OperablePool,
  { variables = {}, ...options }: Partial<ContextOptions> & { readonly variables?: Variables } = {},
): Context {
  const context = createContext({
    nodeVersion: '22.13.0',
    clock: Date.now,
    where: 'aws',
    ...options,
    variables: { ...variablesOf(pool), ...variables },
  })
  onTestFinished(() => context.close())
  return context
}

/** The result of a check, one line for each problem. */
export async function reportedBy({ run }: Check, context: Context): Promise<string[]> {
  const result = await run(context)
  switch (result.status) {
    case 'ok':
      return [`ok: ${result.summary}`]
    case 'skipped':
      return [`skipped: ${result.reason}`]
    default:
      return result.problems.map(({ severity, summary, fix }) => `${severity}: ${summary} -> ${fix}`)
  }
}
