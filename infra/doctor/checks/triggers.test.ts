import { expect, test } from 'vitest'
import { healthyPool, poolContext, reportedBy, startedPool } from '#infra/doctor/testing/pool-context.ts'
import type { LambdaFaults } from '#infra/local/operator/lambda-functions.ts'
import { triggerNames } from '#infra/per-trigger.ts'
import { triggers } from './triggers.ts'

const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:PreSignUp'
const POOL = 'arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_Local0001'
const ADD_PERMISSION = `aws lambda add-permission --function-name ${FUNCTION} --statement-id InvokePreSignUp --action lambda:InvokeFunction --principal cognito-idp.amazonaws.com --source-arn ${POOL} --source-account 000000000000 --region us-east-1`

test('every trigger of pool.ts, each with its function and with the permission', async () => {
  expect(await saysWith({})).toEqual([
    `ok: all ${triggerNames.length} are attached, and only this pool may invoke them`,
  ])
})

test('a trigger that was detached', async () => {
  const pool = await startedPool({ deployed: { detached: ['VerifyAuthChallengeResponse'] } })
  expect(await reportedBy(triggers, poolContext(pool))).toEqual([
    'fail: The pool has no VerifyAuthChallengeResponse trigger -> Attach its function on ' +
      'https://us-east-1.console.aws.amazon.com/cognito/v2/idp/user-pools/us-east-1_Local0001?region=us-east-1 (Extensions, Lambda triggers)',
  ])
})

test('a trigger that pool.ts does not have', async () => {
  const LambdaConfig = { UserMigration: FUNCTION }
  const pool = await startedPool({ deployed: { pool: { LambdaConfig } } })
  expect(await reportedBy(triggers, poolContext(pool))).toEqual([
    expect.stringContaining(
      'fail: The pool has a UserMigration trigger, which infra/pool.ts does not have -> ',
    ),
  ])
})

test('a function that the pool may not invoke', async () => {
  expect(await saysWith({ notInvocable: 'PreSignUp' })).toEqual([
    `fail: The pool may not invoke PreSignUp -> ${ADD_PERMISSION}`,
  ])
})

test('a function that another pool may invoke instead: that statement is named, too', async () => {
  expect(await saysWith({ invocableByAnother: 'PreSignUp' })).toEqual([
    `fail: The pool may not invoke PreSignUp -> ${ADD_PERMISSION}`,
    'fail: More than this pool may invoke PreSignUp: the statement InvokePreSignUp allows Service cognito-idp.amazonaws.com -> ' +
      `aws lambda remove-permission --function-name ${FUNCTION} --statement-id InvokePreSignUp --region us-east-1`,
  ])
})

test('a function that is not active, and one that was not updated', async () => {
  expect(await saysWith({ failed: 'PreSignUp', notUpdated: 'CreateAuthChallenge' })).toEqual([
    'fail: PreSignUp is Failed, not Active (The function could not be created.) -> Redeploy it: npm run deploy -- --stage STAGE',
    expect.stringMatching(
      /^fail: The last update of CreateAuthChallenge is Failed, not Successful \(.+\) -> /,
    ),
  ])
})

test('a Lambda that does not answer is named once', async () => {
  const context = poolContext(await healthyPool(), {
    variables: { AWS_ENDPOINT_URL_LAMBDA: 'http://127.0.0.1:9' },
  })
  expect(await reportedBy(triggers, context)).toEqual([
    expect.stringMatching(/^fail: Cannot reach lambda:GetFunctionConfiguration \(ECONNREFUSED\) -> /),
  ])
})

test('a function that was deleted', async () => {
  expect(await saysWith({ deleted: 'PreSignUp' })).toEqual([
    `fail: The function of PreSignUp does not exist (${FUNCTION}) -> Destroy and redeploy the stack: npm run destroy, then npm run deploy.`,
  ])
})

test('functions on an old runtime, with little time', async () => {
  const says = await saysWith({ settings: { Runtime: 'nodejs18.x', Timeout: 3 } })
  expect(says).toHaveLength(2 * triggerNames.length)
  expect(says.slice(0, 2)).toEqual([
    expect.stringMatching(
      /^fail: PreSignUp\.Runtime is "nodejs18\.x", not "nodejs24\.x" -> .* change it back on https:\S+#\/functions\/PreSignUp$/,
    ),
    expect.stringMatching(/^fail: PreSignUp\.Timeout is 3, not 5 -> /),
  ])
})

async function saysWith(faults: LambdaFaults): Promise<string[]> {
  const pool = await healthyPool()
  Object.assign(pool.faults.lambda, faults)
  return reportedBy(triggers, poolContext(pool))
}
