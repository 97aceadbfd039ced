import { expect, onTestFinished, test, vi } from 'vitest'
import { type Context, createContext } from '#infra/doctor/context.ts'
import { healthyPool, poolContext, reportedBy, startedPool } from '#infra/doctor/testing/pool-context.ts'
import { LOCAL_POOL_ID } from '#infra/local/aws-config.ts'
import { cognito, credentials } from './cognito.ts'

test('the endpoint and the pool are named', async () => {
  const pool = await healthyPool()
  expect(await reportedBy(cognito, poolContext(pool))).toEqual([
    `ok: ${pool.cognitoUrl} serves the keys of us-east-1_Local0001`,
  ])
})

test('a pool that Cognito does not have', async () => {
  const pool = await healthyPool()
  const context = poolContext(pool, { variables: { COGNITO_USER_POOL_ID: 'us-east-1_Other' } })
  expect(await reportedBy(cognito, context)).toEqual([
    expect.stringMatching(/^fail: \S+ has no pool us-east-1_Other \(status 404\) -> `npm run infra:env/),
  ])
})

test.each([
  ['aws', "Check this machine's network"],
  ['local', 'Start the local servers and keep them running: npm run dev'],
  ['elsewhere', 'Start the server at http://127.0.0.1:'],
] as const)('Cognito cannot be reached: %s', async (where, fix) => {
  const pool = await startedPool()
  const context = poolContext(pool, { where })
  await pool.close()
  const [said] = await reportedBy(cognito, context)
  expect(said).toContain(`fail: Cannot reach ${pool.cognitoUrl} (ECONNREFUSED) -> ${fix}`)
})

test('without a pool it is skipped', async () => {
  const pool = await healthyPool()
  const context = poolContext(pool, { variables: { COGNITO_USER_POOL_ID: 'pool' } })
  expect(await reportedBy(cognito, context)).toEqual([
    'skipped: COGNITO_USER_POOL_ID is not set, or malformed',
  ])
})

test('a Cognito that is neither AWS nor `npm run dev` is recognised by its endpoint and pool', async () => {
  const { cognitoUrl } = await healthyPool()
  for (const name of ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER']) {
    const context = lookFrom({ [name]: cognitoUrl, COGNITO_USER_POOL_ID: 'us-east-1_Other' })
    expect(context.where).toBe('elsewhere')
    expect(await reportedBy(cognito, context)).toEqual([
      `fail: ${cognitoUrl} has no pool us-east-1_Other (status 404) -> ${cognitoUrl} is not AWS: set the variables of its pool and client. To call AWS, remove the variables AWS_ENDPOINT_URL_*.`,
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

test('an operator who may read the pool', async () => {
  const pool = await healthyPool()
  expect(await reportedBy(credentials, poolContext(pool))).toEqual(['ok: may read the pool'])
})

test.each([
  [
    'AccessDeniedException',
    'AWS denied cognito-idp:DescribeUserPool (AccessDeniedException: said) -> Allow cognito-idp:DescribeUserPool',
  ],
  [
    'ExpiredTokenException',
    'AWS rejected the credentials (ExpiredTokenException: said) -> Sign in (for example: aws sso login',
  ],
  [
    'ResourceNotFoundException',
    'cognito-idp:DescribeUserPool found nothing by this name (ResourceNotFoundException: said) -> Check',
  ],
  [
    'InternalErrorException',
    'cognito-idp:DescribeUserPool cannot answer now (InternalErrorException: said) -> Try again in a minute',
  ],
])('%s', async (type, said) => {
  const pool = await healthyPool()
  pool.faults.cognito.fail = { operation: 'DescribeUserPool', type, message: 'said', status: 400 }
  expect(await reportedBy(credentials, poolContext(pool))).toEqual([expect.stringContaining(`fail: ${said}`)])
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
    expect.stringMatching(/^fail: No AWS credentials found \(.+\) -> Sign in .* set AWS_PROFILE=NAME/),
  ])
  vi.unstubAllEnvs()
})

test.each(['AWS_ENDPOINT_URL_SES', 'AWS_ENDPOINT_URL_SESV2'])(
  'if only some services have another endpoint, AWS is not called for the others: %s',
  async (name) => {
    const pool = await healthyPool()
    const context = poolContext(pool, { variables: { [name]: undefined } })
    expect(await reportedBy(credentials, context)).toEqual([
      `fail: ${name} is not set, but other services have an endpoint that is not AWS -> Set it too, or check the local servers: npm run doctor -- --local`,
    ])
  },
)

test('if Cognito cannot be reached, it is skipped', async () => {
  const pool = await startedPool()
  const context = poolContext(pool)
  await pool.close()
  expect(await reportedBy(credentials, context)).toEqual(['skipped: Cognito cannot be reached'])
})
