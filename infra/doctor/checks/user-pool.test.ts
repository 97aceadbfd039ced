import { expect, test } from 'vitest'
import { poolContext, reportedBy, startedPool } from '#infra/doctor/testing/pool-context.ts'
import type { PoolSettings } from '#infra/local/cognito/settings.ts'
import { groups, userPoolIn } from '#infra/pool.ts'
import { userPool } from './user-pool.ts'

const UNDO =
  '-> If infra/pool.ts has changed since, deploy it: npm run deploy. If the setting was changed by hand, change it back on https://us-east-1.console.aws.amazon.com/cognito/v2/idp/user-pools/us-east-1_Local0001?region=us-east-1'

test.each(['code', 'password-and-code'] as const)(
  'the pool of pool.ts in the mode %s',
  async (signInMode) => {
    const pool = await startedPool({ signInMode })
    expect(await reportedBy(userPool, poolContext(pool))).toEqual(['ok: matches infra/pool.ts'])
  },
)

test('the pool of pool.ts on the Lite plan', async () => {
  expect(await saysOfPool({ UserPoolTier: 'LITE' })).toEqual(['ok: matches infra/pool.ts'])
})

test('every property that differs is named by its path', async () => {
  expect(
    await saysOfPool({
      UserPoolTier: 'PLUS',
      AutoVerifiedAttributes: [],
      MfaConfiguration: 'ON',
      Policies: { PasswordPolicy: { ...userPoolIn('code').Policies.PasswordPolicy, MinimumLength: 6 } },
    }),
  ).toEqual([
    `fail: AutoVerifiedAttributes is [], not ["email"] ${UNDO}`,
    expect.stringMatching(/^fail: Policies\.PasswordPolicy\.MinimumLength is 6, not \d+ -> /),
    `fail: UserPoolTier is "PLUS", not "ESSENTIALS" ${UNDO}`,
    `fail: MfaConfiguration is "ON", not "OFF" ${UNDO}`,
  ])
})

test('what is fixed when a pool is made takes another pool', async () => {
  const [email] = userPoolIn('code').Schema
  expect(
    await saysOfPool({
      UsernameConfiguration: { CaseSensitive: true },
      Schema: [{ ...email, Mutable: false }],
    }),
  ).toEqual([
    expect.stringMatching(
      /^fail: UsernameConfiguration\.CaseSensitive is true, not false -> .* deploy another stage/,
    ),
    expect.stringMatching(/^fail: Schema\.email\.Mutable is false, not true -> .* deploy another stage/),
    expect.stringMatching(/^fail: Schema\.name is not set, but should be .* -> .* deploy another stage/),
  ])
})

test('the pool of the other mode', async () => {
  const pool = await startedPool({ signInMode: 'password-and-code' })
  const context = poolContext(pool, { variables: { SIGN_IN_MODE: 'code' } })
  expect(await reportedBy(userPool, context)).toEqual([
    expect.stringContaining('fail: AccountRecoverySetting.RecoveryMechanisms.admin_only is not set'),
    expect.stringContaining('fail: AccountRecoverySetting.RecoveryMechanisms.verified_email is {'),
  ])
})

test("with passwords, a pool that sends from Amazon's address gets a warning", async () => {
  const pool = { EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' } }
  const withPasswords = await startedPool({ signInMode: 'password-and-code', deployed: { pool } })
  expect(await reportedBy(userPool, poolContext(withPasswords))).toEqual([
    expect.stringContaining('warning: Cognito sends its email from an address of Amazon, at most 50 a day'),
  ])
  expect(await saysOfPool(pool)).toEqual(['ok: matches infra/pool.ts'])
})

test.each(groups)('a group that is missing: $GroupName', async ({ GroupName }) => {
  const others = groups.filter((group) => group.GroupName !== GroupName)
  const pool = await startedPool({ deployed: { groups: others } })
  expect(await reportedBy(userPool, poolContext(pool))).toEqual([
    `warning: There is no group ${GroupName}, so no one can be in it -> If infra/pool.ts has changed since, deploy it: npm run deploy. If the group was deleted by hand, create it again: aws cognito-idp create-group --user-pool-id us-east-1_Local0001 --group-name '${GroupName}' --region us-east-1`,
  ])
})

test.each(groups.slice(0, 1))('an operator who may not call ListGroups', async () => {
  const pool = await startedPool()
  pool.faults.cognito.fail = { operation: 'ListGroups', type: 'AccessDeniedException', message: 'no' }
  expect(await reportedBy(userPool, poolContext(pool))).toEqual([
    expect.stringContaining('fail: AWS denied cognito-idp:ListGroups (AccessDeniedException: no) -> Allow'),
  ])
})

test('other groups are no problem, however many there are', async () => {
  const others = Array.from({ length: 61 }, (_, index) => ({ GroupName: `0${index}`, Description: '' }))
  const pool = await startedPool({ deployed: { groups: [...others, ...groups] } })
  expect(await reportedBy(userPool, poolContext(pool))).toEqual(['ok: matches infra/pool.ts'])
})

test('a local pool starts as pool.ts says', async () => {
  const pool = await startedPool({ deployed: { pool: { UserPoolTier: 'PLUS' } } })
  expect(await reportedBy(userPool, poolContext(pool, { where: 'local' }))).toEqual([
    expect.stringMatching(/ -> Restart `npm run dev`/),
  ])
})

test('a pool of another program is changed there', async () => {
  const pool = await startedPool({ deployed: { pool: { AutoVerifiedAttributes: [] } } })
  expect(await reportedBy(userPool, poolContext(pool, { where: 'elsewhere' }))).toEqual([
    `fail: AutoVerifiedAttributes is [], not ["email"] -> ${pool.cognitoUrl} is not AWS: change it there to match infra/pool.ts (npm run deploy follows AWS_ENDPOINT_URL). To call AWS, remove the variables AWS_ENDPOINT_URL_*.`,
  ])
})

async function saysOfPool(pool: Partial<PoolSettings>): Promise<string[]> {
  return reportedBy(userPool, poolContext(await startedPool({ deployed: { pool } })))
}
