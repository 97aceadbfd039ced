import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'
import { untilTableIsActive } from '#infra/local/dynamodb.ts'
import { table } from '#infra/pool.ts'
import { listen } from './start-server.ts'

export const TABLE_NAME = 'code-sign-in-test'

/** Starts a DynamoDB with the pool's table in it. `requests` counts what the client sends after that. */
export async function startTable() {
  const server = await listen(dynalite({ createTableMs: 0 }))
  const dynamodb = new DynamoDBClient({ ...LOCAL, endpoint: server.endpoint })
  await dynamodb.send(new CreateTableCommand({ TableName: TABLE_NAME, ...creatable(table) }))
  await untilTableIsActive(dynamodb, TABLE_NAME)
  const requests: string[] = []
  dynamodb.middlewareStack.add(
    (next, context) => (args) => {
      requests.push(context.commandName ?? 'unknown')
      return next(args)
    },
    { step: 'initialize' },
  )
  const stop = async () => {
    dynamodb.destroy()
    await server.stop()
  }
  return { dynamodb, requests, stop }
}

/** Any region and any keys: no server on this machine looks at them. */
export const LOCAL = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  maxAttempts: 1,
}

/** CloudFormation's table has a TTL in it; the API sets it by another call, which dynalite does not know. */
function creatable({ AttributeDefinitions, KeySchema, BillingMode }: typeof table) {
  return {
    AttributeDefinitions: [...AttributeDefinitions],
    KeySchema: [...KeySchema],
    BillingMode,
  }
}
