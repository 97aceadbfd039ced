import { expect, test, vi } from 'vitest'
import { healthyPool, lookAtPool, saysOf, startedPool } from '#infra/doctor/testing/look-at-pool.ts'
import { credentials } from './credentials.ts'

test('an operator who may look at the pool', async () => {
  const pool = await healthyPool()
  expect(await saysOf(credentials, lookAtPool(pool))).toEqual(['ok: may look at the pool'])
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
  expect(await saysOf(credentials, lookAtPool(pool))).toEqual([expect.stringContaining(`wrong: ${said}`)])
})

test('no credentials at all', async () => {
  const nowhere = {
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/none',
    AWS_SHARED_CREDENTIALS_FILE: '/none',
  }
  for (const [name, value] of Object.entries(nowhere)) vi.stubEnv(name, value)
  const pool = await healthyPool()
  const look = lookAtPool(pool, { variables: { AWS_ACCESS_KEY_ID: undefined } })
  expect(await saysOf(credentials, look)).toEqual([
    'wrong: There are no AWS credentials -> Sign in to AWS: aws sso login, or export AWS_PROFILE=NAME',
  ])
  vi.unstubAllEnvs()
})

test('where some services are led elsewhere, AWS itself is not asked about the others', async () => {
  const pool = await healthyPool()
  const look = lookAtPool(pool, { variables: { AWS_ENDPOINT_URL_SES: undefined } })
  expect(await saysOf(credentials, look)).toEqual([
    'wrong: AWS_ENDPOINT_URL_SES is not set, but other services are led elsewhere -> Set it too, or look at the local servers: npm run doctor -- --local',
  ])
})

test('when Cognito does not answer, another check says so', async () => {
  const pool = await startedPool()
  const look = lookAtPool(pool)
  await pool.close()
  expect(await saysOf(credentials, look)).toEqual(['skipped: Cognito does not answer'])
})
