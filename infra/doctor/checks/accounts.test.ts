import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, onTestFinished, test } from 'vitest'
import { poolContext, reportedBy, startedPool } from '#infra/doctor/testing/pool-context.ts'
import { localAwsConfig } from '#infra/local/aws-config.ts'
import { deployedPool } from '#infra/local/cognito/settings.ts'
import { operator } from '#lib/testing/operator.ts'
import { accounts } from './accounts.ts'

/** A pool in which an operator may reset passwords. */
const RESETTABLE = {
  deployed: { pool: { AccountRecoverySetting: deployedPool('password-and-code').AccountRecoverySetting } },
}

async function poolWithReset(signInMode: 'code' | 'password-and-code') {
  const pool = await startedPool({ signInMode, ...RESETTABLE })
  const sdk = new CognitoIdentityProviderClient(localAwsConfig(pool.cognitoUrl))
  onTestFinished(() => sdk.destroy())
  const named = { UserPoolId: pool.poolId, Username: 'anna@example.com' }
  const verified = [
    { Name: 'email', Value: named.Username },
    { Name: 'email_verified', Value: 'true' },
  ]
  await sdk.send(
    new AdminCreateUserCommand({ ...named, UserAttributes: verified, MessageAction: 'SUPPRESS' }),
  )
  const setPassword = () =>
    sdk.send(new AdminSetUserPasswordCommand({ ...named, Password: 'no one knows it', Permanent: true }))
  await setPassword()
  await operator(pool).resets(named.Username)
  return { pool, setPassword }
}

test('an account that requires a password reset: the suggested command fixes it', async () => {
  const { pool, setPassword } = await poolWithReset('code')
  expect(await reportedBy(accounts, poolContext(pool))).toEqual([
    expect.stringMatching(
      /^warning: Accounts that require a password reset .*: 1\. They receive no code -> .*aws cognito-idp admin-set-user-password --user-pool-id us-east-1_Local0001 --username [\w-]{36} --permanent /,
    ),
  ])
  await setPassword()
  expect(await reportedBy(accounts, poolContext(pool))).toEqual(['ok: none requires a password reset'])
})

test('with passwords the site handles the reset', async () => {
  const { pool } = await poolWithReset('password-and-code')
  expect(await reportedBy(accounts, poolContext(pool))).toEqual([
    'ok: the site handles required password resets',
  ])
})
