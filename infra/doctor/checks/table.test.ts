import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import { expect, onTestFinished, test } from 'vitest'
import { poolContext, reportedBy, startedPool } from '#infra/doctor/testing/pool-context.ts'
import { localAwsConfig } from '#infra/local/aws-config.ts'
import { untilTableIsActive } from '#infra/local/dynamodb.ts'
import { table as written } from '#infra/pool.ts'
import { table } from './table.ts'

const TableName = 'code-sign-in'
const PAGE = `https://us-east-1.console.aws.amazon.com/dynamodbv2/home?region=us-east-1#table?name=${TableName}`

test('the table of pool.ts', async () => {
  const { pool } = await started()
  expect(await reportedBy(table, poolContext(pool))).toEqual([`ok: ${TableName} matches infra/pool.ts`])
})

test('no table', async () => {
  const { pool, dynamodb } = await started()
  await dynamodb.send(new DeleteTableCommand({ TableName }))
  await untilTableIsGone(dynamodb)
  expect(await reportedBy(table, poolContext(pool))).toEqual([
    `fail: There is no table ${TableName}: sign-ins fail -> Restore it from a backup under the same name, or destroy and redeploy the stage: ${PAGE}`,
  ])
})

test('a table with another key', async () => {
  const { pool, dynamodb } = await started()
  await dynamodb.send(new DeleteTableCommand({ TableName }))
  await untilTableIsGone(dynamodb)
  await dynamodb.send(
    new CreateTableCommand({
      TableName,
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PROVISIONED',
      ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 },
    }),
  )
  await untilTableIsActive(dynamodb, TableName)
  expect(await reportedBy(table, poolContext(pool))).toEqual([
    expect.stringContaining(`fail: ${TableName}: AttributeDefinitions.0.AttributeName is "id", not "pk" -> `),
    expect.stringContaining(`fail: ${TableName}: KeySchema.0.AttributeName is "id", not "pk" -> `),
    expect.stringContaining(`fail: ${TableName}: BillingMode is "PROVISIONED", not "PAY_PER_REQUEST" -> `),
  ])
})

test.each([
  [{ ...written.TimeToLiveSpecification, Enabled: false }, 'DISABLED'],
  [{ AttributeName: 'expiresAt', Enabled: true }, 'ENABLED on expiresAt'],
])('a table that keeps expired items: %o', async (TimeToLiveSpecification, is) => {
  const { pool, dynamodb } = await started()
  await dynamodb.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }))
  expect(await reportedBy(table, poolContext(pool))).toEqual([
    `warning: ${TableName} keeps expired items and grows without limit (time to live is ${is}, not ENABLED on sweepAt) -> aws dynamodb update-time-to-live --table-name ${TableName} --time-to-live-specification Enabled=true,AttributeName=sweepAt --region us-east-1`,
  ])
})

test('a table of unknown name needs --table', async () => {
  const { pool } = await started()
  pool.faults.lambda.isEnvironmentHidden = true
  expect(await reportedBy(table, poolContext(pool))).toEqual([
    expect.stringMatching(/^skipped: its name is unknown; .* npm run doctor -- --table NAME/),
  ])
  expect(await reportedBy(table, poolContext(pool, { tableName: TableName }))).toEqual([
    `ok: ${TableName} matches infra/pool.ts`,
  ])
})

async function started() {
  const pool = await startedPool()
  const dynamodb = new DynamoDBClient(localAwsConfig(pool.dynamodbUrl))
  onTestFinished(() => dynamodb.destroy())
  return { pool, dynamodb }
}

async function untilTableIsGone(dynamodb: DynamoDBClient): Promise<void> {
  const isThere = () =>
    untilTableIsActive(dynamodb, TableName)
      .then(() => true)
      .catch(() => false)
  while (await isThere()) await new Promise((resolve) => setTimeout(resolve, 20))
}
