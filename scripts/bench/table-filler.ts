import { randomBytes } from 'node:crypto'
import { type AttributeValue, BatchWriteItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { localAwsConfig } from '#infra/local/aws-config.ts'
import type { LocalPool } from '#infra/local/start-local-pool.ts'
import { inParallel } from './in-parallel.ts'

/** So many items one request may write. */
const BATCH = 25
const TABLE_NAME = 'code-sign-in'

/** Fills the triggers' table with copies of an item that an account has left there, under keys of other accounts. */
export async function fillTable(pool: LocalPool, count: number): Promise<void> {
  const items = await pool.tableItems()
  const model = items.find(({ pk }) => pk?.S?.startsWith('account#'))
  if (model === undefined) throw new Error('No account has left anything in the table')
  const client = new DynamoDBClient(localAwsConfig(pool.dynamodbUrl))
  const batches = Array.from({ length: Math.ceil(count / BATCH) }, (_, batch) => batch)
  await inParallel(4, batches, () => client.send(new BatchWriteItemCommand(copies(model))))
  client.destroy()
}

function copies(model: Record<string, AttributeValue>) {
  const requests = Array.from({ length: BATCH }, () => ({
    PutRequest: { Item: { ...model, pk: { S: `account#${randomBytes(32).toString('base64url')}` } } },
  }))
  return { RequestItems: { [TABLE_NAME]: requests } }
}
