import { expect, test } from 'vitest'
import { healthyPool, poolContext, reportedBy, startedPool } from '#infra/doctor/testing/pool-context.ts'
import { clientSecret } from './client-secret.ts'

const WRONG = 'notthesecretofthisclient'

test('the correct secret passes; testing it costs no start, no trigger, no email', async () => {
  const lines: string[] = []
  const pool = await startedPool({ writeLine: (line) => lines.push(line) })
  expect(await reportedBy(clientSecret, poolContext(pool))).toEqual(['ok: Cognito accepts it'])
  expect([lines, pool.inbox.messages(), await pool.tableItems()]).toEqual([[], [], []])
})

test('a wrong secret fails, and is not printed', async () => {
  const context = poolContext(await healthyPool(), { variables: { COGNITO_CLIENT_SECRET: WRONG } })
  const says = await reportedBy(clientSecret, context)
  expect(says).toEqual([
    expect.stringMatching(
      /^fail: COGNITO_CLIENT_SECRET is not the secret of this client: sign-ins fail -> `npm run infra:env/,
    ),
  ])
  expect(says.join()).not.toContain(WRONG)
})

test('a Cognito that looks at the token first does not hide a wrong one', async () => {
  const pool = await healthyPool()
  const type = 'NotAuthorizedException'
  const operation = 'GetTokensFromRefreshToken'
  pool.faults.cognito.fail = { operation, type, message: 'Invalid Refresh Token.', status: 400 }
  const context = poolContext(pool, { variables: { COGNITO_CLIENT_SECRET: WRONG } })
  expect(await reportedBy(clientSecret, context)).toEqual([
    expect.stringMatching(
      /^warning: COGNITO_CLIENT_SECRET is not the secret that the pool shows, .* -> Unless it is being/,
    ),
  ])
})

test('a client that Cognito does not know', async () => {
  const context = poolContext(await healthyPool(), { variables: { COGNITO_CLIENT_ID: 'other' } })
  expect(await reportedBy(clientSecret, context)).toEqual([
    expect.stringMatching(/^fail: Cognito has no client other: sign-ins fail -> `npm run infra:env/),
  ])
})

test('without the variables there is nothing to try', async () => {
  const context = poolContext(await healthyPool(), { variables: { COGNITO_CLIENT_SECRET: '' } })
  expect(await reportedBy(clientSecret, context)).toEqual([
    'skipped: COGNITO_CLIENT_ID or COGNITO_CLIENT_SECRET is not set, or malformed',
  ])
})
