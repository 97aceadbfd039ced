import { expect, test } from 'vitest'
import { healthyPool, lookAtPool, saysOf, startedPool } from '#infra/doctor/testing/look-at-pool.ts'
import { cognito } from './cognito.ts'

test('it is told where Cognito is, and for which pool', async () => {
  const pool = await healthyPool()
  expect(await saysOf(cognito, lookAtPool(pool))).toEqual([
    `ok: ${pool.cognitoUrl} serves the keys of us-east-1_Local0001`,
  ])
})

test('a pool that Cognito does not know comes from other variables', async () => {
  const pool = await healthyPool()
  const look = lookAtPool(pool, { variables: { COGNITO_USER_POOL_ID: 'us-east-1_Other' } })
  expect(await saysOf(cognito, look)).toEqual([
    expect.stringMatching(/^wrong: \S+ has no pool us-east-1_Other \(status 404\) -> `npm run infra:env/),
  ])
})

test.each([
  ['aws', "Check this machine's network"],
  ['local', 'Start the local servers, and leave them running: npm run dev'],
] as const)('nobody answers, on %s', async (where, mend) => {
  const pool = await startedPool()
  const look = lookAtPool(pool, { where })
  await pool.close()
  const [said] = await saysOf(cognito, look)
  expect(said).toContain(`wrong: ${pool.cognitoUrl} does not answer (ECONNREFUSED) -> ${mend}`)
})

test('without a pool there is nobody to ask', async () => {
  const pool = await healthyPool()
  const look = lookAtPool(pool, { variables: { COGNITO_USER_POOL_ID: 'pool' } })
  expect(await saysOf(cognito, look)).toEqual(['skipped: COGNITO_USER_POOL_ID names no pool'])
})
