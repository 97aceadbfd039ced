import { expect, onTestFinished, test, vi } from 'vitest'
import { type Context, createContext } from '#infra/doctor/context.ts'
import { healthyPool, poolContext, reportedBy, startedPool } from '#infra/doctor/testing/pool-context.ts'
import { LOCAL_POOL_ID } from '#infra/local/local-client.ts'
import { cognito, credentials } from './cognito.ts'

test('it is told where Cognito is, and for which pool', async () => {
  const pool = await healthyPool()
  expect(await reportedBy(cognito, poolContext(pool))).toEqual([
    `ok: ${pool.cognitoUrl} serves the keys of us-east-1_Local0001`,
  ])
})

test('a pool that Cognito does not know comes from other variables', async () => {
  const pool = await healthyPool()
  const context = poolContext(pool, { variables: { COGNITO_USER_POOL_ID: 'us-east-1_Other' } })
  expect(await reportedBy(cognito, context)).toEqual([
    expect.stringMatching(/^wrong: \S+ has no pool us-east-1_Other \(status 404\) -> `npm run infra:env/),
  ])
})

test.each([
  ['aws', "Check this machine's network"],
  ['local', 'Start the local servers, and leave them running: npm run dev'],
  ['elsewhere', 'Start what should answer at http://127.0.0.1:'],
] as const)('nobody answers, on %s', async (where, mend) => {
  const pool = await startedPool()
  const context = poolContext(pool, { where })
  await pool.close()
  const [said] = await reportedBy(cognito, context)
  expect(said).toContain(`wrong: ${pool.cognitoUrl} does not answer (ECONNREFUSED) -> ${mend}`)
})

test('without a pool there is nobody to ask', async () => {
  const pool = await healthyPool()
  const context = poolContext(pool, { variables: { COGNITO_USER_POOL_ID: 'pool' } })
  expect(await reportedBy(cognito, context)).toEqual(['skipped: COGNITO_USER_POOL_ID names no pool'])
})

test('a Cognito that is neither AWS nor `npm run dev` is told by its pool, however the SDK is led there', async () => {
  const { cognitoUrl } = await healthyPool()
  for (const name of ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER']) {
    const context = lookFrom({ [name]: cognitoUrl, COGNITO_USER_POOL_ID: 'us-east-1_Other' })
    expect(context.where).toBe('elsewhere')
    expect(await reportedBy(cognito, context)).toEqual([
      `wrong: ${cognitoUrl} has no pool us-east-1_Other (status 404) -> ${cognitoUrl} is not AWS: set the variables of a pool and a client that it has. Without the variables AWS_ENDPOINT_URL..., AWS is called.`,
    ])
    expect(lookFrom({ [name]: cognitoUrl, COGNITO_USER_POOL_ID: LOCAL_POOL_ID }).where).toBe('local')
    expect(
      lookFrom({ [name]: 'https://cognito.example.com', COGNITO_USER_POOL_ID: LOCAL_POOL_ID }).where,
    ).toBe('elsewhere')
  }
  expect(lookFrom({ COGNITO_USER_POOL_ID: 'us-east-1_Other' }).where).toBe('aws')
})

function lookFrom(variables: Record<string, string>): Context {
  const context = createContext({ variables, nodeVersion: '22.13.0', clock: Date.now })
  onTestFinished(() => context.close())
  return context
}

test('an operator who may look at the pool', async () => {
  const pool = await healthyPool()
  expect(await reportedBy(credentials, poolContext(pool))).toEqual(['ok: may look at the pool'])
})

test.each([
  [
    'AccessDeniedException',
    'This operator may not call cognito-idp:DescribeUserPool -> Allow cognito-idp:DescribeUserPool',
  ],
  [
    'ExpiredTokenException',
    'AWS does not take these credentials (ExpiredTokenException) -> Sign in to AWS again: aws sso login',
  ],
  [
    'ResourceNotFoundException',
    'cognito-idp:DescribeUserPool knows none of this name in us-east-1 -> Compare',
  ],
  [
    'InternalErrorException',
    'cognito-idp:DescribeUserPool failed: InternalErrorException: said -> Look again in a minute',
  ],
])('%s', async (type, said) => {
  const pool = await healthyPool()
  pool.faults.cognito.fail = { operation: 'DescribeUserPool', type, message: 'said', status: 400 }
  expect(await reportedBy(credentials, poolContext(pool))).toEqual([
    expect.stringContaining(`wrong: ${said}`),
  ])
})

test('no credentials at all', async () => {
  const nowhere = {
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/none',
    AWS_SHARED_CREDENTIALS_FILE: '/none',
  }
  for (const [name, value] of Object.entries(nowhere)) vi.stubEnv(name, value)
  const pool = await healthyPool()
  const context = poolContext(pool, { variables: { AWS_ACCESS_KEY_ID: undefined } })
  expect(await reportedBy(credentials, context)).toEqual([
    'wrong: There are no AWS credentials -> Sign in to AWS: aws sso login, or export AWS_PROFILE=NAME',
  ])
  vi.unstubAllEnvs()
})

test('where some services are led elsewhere, AWS itself is not asked about the others', async () => {
  const pool = await healthyPool()
  const context = poolContext(pool, { variables: { AWS_ENDPOINT_URL_SES: undefined } })
  expect(await reportedBy(credentials, context)).toEqual([
    'wrong: AWS_ENDPOINT_URL_SES is not set, but other services are led elsewhere -> Set it too, or look at the local servers: npm run doctor -- --local',
  ])
})

test('when Cognito does not answer, another check says so', async () => {
  const pool = await startedPool()
  const context = poolContext(pool)
  await pool.close()
  expect(await reportedBy(credentials, context)).toEqual(['skipped: Cognito does not answer'])
})
