import { expect, onTestFinished, test } from 'vitest'
import { type Look, lookAt } from '#infra/doctor/look.ts'
import { healthyPool, lookAtPool, saysOf, startedPool } from '#infra/doctor/testing/look-at-pool.ts'
import { LOCAL_POOL_ID } from '#infra/local/local-client.ts'
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
  ['elsewhere', 'Start what should answer at http://127.0.0.1:'],
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

test('a Cognito that is neither AWS nor `npm run dev` is told by its pool, however the SDK is led there', async () => {
  const { cognitoUrl } = await healthyPool()
  for (const name of ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER']) {
    const look = lookFrom({ [name]: cognitoUrl, COGNITO_USER_POOL_ID: 'us-east-1_Other' })
    expect(look.where).toBe('elsewhere')
    expect(await saysOf(cognito, look)).toEqual([
      `wrong: ${cognitoUrl} has no pool us-east-1_Other (status 404) -> ${cognitoUrl} is not AWS: set the variables of a pool and a client that it has. Without the variables AWS_ENDPOINT_URL..., AWS is called.`,
    ])
    expect(lookFrom({ [name]: cognitoUrl, COGNITO_USER_POOL_ID: LOCAL_POOL_ID }).where).toBe('local')
    expect(
      lookFrom({ [name]: 'https://cognito.example.com', COGNITO_USER_POOL_ID: LOCAL_POOL_ID }).where,
    ).toBe('elsewhere')
  }
  expect(lookFrom({ COGNITO_USER_POOL_ID: 'us-east-1_Other' }).where).toBe('aws')
})

function lookFrom(variables: Record<string, string>): Look {
  const look = lookAt({ variables, nodeVersion: '22.13.0', clock: Date.now })
  onTestFinished(() => look.close())
  return look
}
