import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { z } from 'zod'
import { localAwsConfig } from '../../local/aws-config.ts'
import { scanTable, startDynamodb } from '../../local/dynamodb.ts'
import type { Resource } from './template.ts'

const TableSchema = z.object({
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) })),
  BillingMode: z.enum(['PAY_PER_REQUEST', 'PROVISIONED']),
})

const TimeToLiveSchema = z.object({ AttributeName: z.string(), Enabled: z.literal(true) })

/** A DynamoDB on this machine with the template's table in it. */
export async function startTable(tableName: string, { Properties }: Resource) {
  const dynamodb = await startDynamodb('not-of-the-template')
  const client = new DynamoDBClient(localAwsConfig(dynamodb.url))
  const input: CreateTableCommandInput = { TableName: tableName, ...TableSchema.parse(Properties) }
  await client.send(new CreateTableCommand(input))
  return {
    url: dynamodb.url,
    /** The attribute that says when an item may go; nothing here sweeps. */
    timeToLive: TimeToLiveSchema.parse(Properties['TimeToLiveSpecification']).AttributeName,
    items: () => scanTable(client, tableName),
    close: async () => {
      client.destroy()
      await dynamodb.close()
    },
  }
}
