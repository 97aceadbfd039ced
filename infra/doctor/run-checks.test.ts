import { expect, test } from 'vitest'
import { ALL_CHECKS, isHealthy, runChecks } from './run-checks.ts'
import { healthyPool, poolContext, startedPool } from './testing/pool-context.ts'

test.each(['code', 'password-and-code'] as const)(
  'the local servers pass all checks in mode %s',
  async (signInMode) => {
    const pool = await startedPool({ signInMode })
    const all = await runChecks(poolContext(pool))
    expect(all.filter(({ result }) => result.status !== 'ok')).toEqual([])
    expect(all).toHaveLength(ALL_CHECKS.length)
    expect(isHealthy(all)).toBe(true)
  },
)

test('each result is reported at once, in order', async () => {
  const told: string[] = []
  await runChecks(poolContext(await healthyPool()), ({ name }) => told.push(name))
  expect(told).toEqual(ALL_CHECKS.map(({ name }) => name))
})

test('one cause fails one check; dependent checks are skipped', async () => {
  const pool = await healthyPool()
  pool.faults.cognito.fail = {
    operation: 'DescribeUserPool',
    type: 'AccessDeniedException',
    message: '',
    status: 400,
  }
  const all = await runChecks(poolContext(pool))
  expect(namesWith(all, 'fail')).toEqual(['Credentials'])
  expect(namesWith(all, 'skipped')).toEqual([
    'User pool',
    'App client',
    'Triggers',
    'Trigger variables',
    'Email sender',
    'Email quota',
    'Table',
    'Accounts',
  ])
  expect(isHealthy(all)).toBe(false)
})

test('warnings alone are healthy', async () => {
  const pool = await healthyPool()
  pool.faults.mail.isSandbox = true
  const all = await runChecks(poolContext(pool))
  expect(namesWith(all, 'warning')).toEqual(['Email quota'])
  expect(isHealthy(all)).toBe(true)
})

test('no result contains a secret', async () => {
  const pool = await startedPool({
    deployed: { client: { ExplicitAuthFlows: [] }, pool: { UserPoolTier: 'LITE' } },
  })
  pool.faults.lambda.variables = { trigger: 'PreSignUp', set: { CODE_SECRET: 'x', TABLE_NAME: 'y' } }
  const context = poolContext(pool, { variables: { SESSION_SECRET: 'weak-session-secret' } })
  const said = JSON.stringify(await runChecks(context))
  const triggers = await context.triggers()
  const codeSecret = JSON.stringify(triggers).match(/"CODE_SECRET":"([^"]{40,})"/)?.[1] ?? ''
  expect(codeSecret).toHaveLength(44)
  for (const secret of [pool.clientSecret, codeSecret, 'weak-session-secret'])
    expect(said).not.toContain(secret)
})

function namesWith(all: Awaited<ReturnType<typeof runChecks>>, status: string): string[] {
  return all.filter(({ result }) => result.status === status).map(({ name }) => name)
}
