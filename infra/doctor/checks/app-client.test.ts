import { expect, test } from 'vitest'
import { healthyPool, poolContext, reportedBy, startedPool } from '#infra/doctor/testing/pool-context.ts'
import type { DeployedOtherwise } from '#infra/local/start-servers.ts'
import { appClientOn } from '#infra/pool.ts'
import { appClient } from './app-client.ts'

test('the client of pool.ts, alone', async () => {
  expect(await saysOfClient({})).toEqual(['ok: matches infra/pool.ts, and is the only one'])
})

test('the client of pool.ts on the plan that the pool has', async () => {
  const client = appClientOn('lite')
  expect(await saysOfClient({ client, pool: { UserPoolTier: 'LITE' } })).toEqual([
    'ok: matches infra/pool.ts, and is the only one',
  ])
  expect(await saysOfClient({ pool: { UserPoolTier: 'LITE' } })).toEqual([
    expect.stringContaining(
      'fail: ExplicitAuthFlows is ["ALLOW_CUSTOM_AUTH"], not ["ALLOW_CUSTOM_AUTH","ALLOW_REFRESH_TOKEN_AUTH"]',
    ),
    expect.stringContaining('fail: RefreshTokenRotation.Feature is "ENABLED", not "DISABLED"'),
    expect.stringContaining('fail: RefreshTokenRotation.RetryGracePeriodSeconds is 60, not 0'),
  ])
})

test('every differing property is named', async () => {
  const says = await saysOfClient({
    client: {
      ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      RefreshTokenRotation: { Feature: 'DISABLED', RetryGracePeriodSeconds: 0 },
      PreventUserExistenceErrors: 'LEGACY',
      GenerateSecret: false,
    },
  })
  const named = [
    'GenerateSecret is false, not true',
    'PreventUserExistenceErrors is "LEGACY", not "ENABLED"',
    'ExplicitAuthFlows is ["ALLOW_CUSTOM_AUTH","ALLOW_REFRESH_TOKEN_AUTH"], not ["ALLOW_CUSTOM_AUTH"]',
    'RefreshTokenRotation.Feature is "DISABLED", not "ENABLED"',
    'RefreshTokenRotation.RetryGracePeriodSeconds is 0, not 60',
  ]
  expect(says).toEqual(
    named.map((summary) =>
      expect.stringMatching(
        new RegExp(
          `^fail: ${literal(summary)} -> .* change it back on https://\\S+/us-east-1_Local0001\\S* \\(App clients\\)$`,
        ),
      ),
    ),
  )
})

test('a second client is named, with the command that removes it', async () => {
  expect(await saysOfClient({ otherClients: ['mobile'] })).toEqual([
    'fail: There is another client, mobile (mobile0000), which can start sign-ins without the site -> ' +
      'If nothing uses it: aws cognito-idp delete-user-pool-client --user-pool-id us-east-1_Local0001 --client-id mobile0000 --region us-east-1',
  ])
})

test("if the pool lacks the site's client, no other client is to be deleted", async () => {
  const context = poolContext(await healthyPool(), { variables: { COGNITO_CLIENT_ID: 'other' } })
  expect(await reportedBy(appClient, context)).toEqual([
    expect.stringMatching(/^fail: The pool has no client other -> `npm run infra:env/),
  ])
})

test.each(['DescribeUserPoolClient', 'ListUserPoolClients'])(
  'an operator who may not call %s',
  async (operation) => {
    const pool = await healthyPool()
    pool.faults.cognito.fail = { operation, type: 'AccessDeniedException', message: 'no', status: 400 }
    expect(await reportedBy(appClient, poolContext(pool))).toEqual([
      expect.stringContaining(
        `fail: AWS denied cognito-idp:${operation} (AccessDeniedException: no) -> Allow cognito-idp:${operation}`,
      ),
    ])
  },
)

async function saysOfClient(deployed: DeployedOtherwise): Promise<string[]> {
  return reportedBy(appClient, poolContext(await startedPool({ deployed })))
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
