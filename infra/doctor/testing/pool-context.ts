import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'
import type { Variables } from '#infra/aws/clients.ts'
import type { Check, CheckResult } from '#infra/doctor/check-result.ts'
import { type Context, type ContextOptions, createContext } from '#infra/doctor/context.ts'
import { poolFolder, temporaryFolder } from '#infra/local/cognito/testing/state-folders.ts'
import { type OperablePool, startLocalPool } from '#infra/local/start-local-pool.ts'
import type { LocalPoolOptions } from '#infra/local/start-servers.ts'

const ORIGIN = 'http://localhost:3000'

let healthy: Promise<OperablePool> | undefined

afterAll(async () => {
  await (await healthy)?.close()
})

/** A healthy local pool for all tests of a file; what one of them breaks by `faults` is mended after it. */
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

/** A local pool of a test's own, which ends with it. */
export async function startedPool(options: LocalPoolOptions = {}): Promise<OperablePool> {
  const stateFolder = await temporaryFolder()
  await cp(await poolFolder(), join(stateFolder, 'cognito'), { recursive: true })
  const pool = await startLocalPool({ stateFolder, appOrigin: ORIGIN, ...options })
  onTestFinished(() => pool.close())
  return pool
}

/** All variables that there are for a pool. */
export function variablesOf(pool: OperablePool): Record<string, string> {
  return { ...pool.siteEnvironment(ORIGIN), ...pool.operatorEnvironment() }
}

/** A look at a pool, with the remedies for AWS, and with some variables otherwise: undefined takes one away. */
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

/** Everything that a check says, in lines: how it is, what is wrong, and how to mend it. */
export async function reportedBy({ examine }: Check, context: Context): Promise<string[]> {
  return linesOf(await examine(context))
}

function linesOf(finding: CheckResult): string[] {
  switch (finding.status) {
    case 'ok':
      return [`ok: ${finding.says}`]
    case 'skipped':
      return [`skipped: ${finding.why}`]
    default:
      return finding.problems.map(({ is, what, mend }) => `${is}: ${what} -> ${mend}`)
  }
}
