import { mkdir } from 'node:fs/promises'
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import {
  type AttributeValue,
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  paginateScan,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'
import { table } from '#infra/pool.ts'
import { localAwsConfig } from './aws-config.ts'
import { isForLoopback, listenOnLoopback } from './loopback.ts'
import { timeToLive } from './operator/time-to-live.ts'

/** An item as DynamoDB writes it. */
type Item = Record<string, AttributeValue>

export type LocalDynamodb = {
  readonly url: string
  /** Everything in the table. */
  items(): Promise<Item[]>
  close(): Promise<void>
}

/**
 * Starts a DynamoDB on a free loopback port, with the pool's table in it.
 * @param folder where it keeps its items; in memory without it
 */
export async function startDynamodb(tableName: string, folder?: string): Promise<LocalDynamodb> {
  if (folder !== undefined) await mkdir(folder, { recursive: true })
  const server = dynalite({ createTableMs: 0, ...(folder === undefined ? {} : { path: folder }) })
  guard(server)
  const { url, close } = await listenOnLoopback(server, 0)
  const client = new DynamoDBClient(localAwsConfig(url))
  await createTable(client, tableName)
  await untilTableIsActive(client, tableName)
  await sweep(client, tableName)
  return {
    url,
    items: () => scanTable(client, tableName),
    close: async () => {
      client.destroy()
      await close()
    },
  }
}

/**
 * dynalite lets any web page read its answers, and throws out of the process when a caller hangs up: neither may
 * happen on a machine with a browser on it.
 */
function guard(server: Server): void {
  const listeners = server.listeners('request').filter(isRequestListener)
  const answerTimeToLive = timeToLive()
  server.removeAllListeners('request')
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!isForLoopback(request) || request.headers.origin !== undefined) {
      response.writeHead(403).end()
      return
    }
    const answer = answerTimeToLive(request)
    if (answer !== undefined) void answer(response).catch(() => response.destroy())
    else for (const listener of listeners) listener(request, response)
    request.removeAllListeners('error')
    request.on('error', () => response.destroy())
  })
}

function isRequestListener(listener: unknown): listener is RequestListener {
  return typeof listener === 'function'
}

async function createTable(client: DynamoDBClient, tableName: string): Promise<void> {
  const { AttributeDefinitions, KeySchema, BillingMode } = table
  try {
    await client.send(
      new CreateTableCommand({
        TableName: tableName,
        AttributeDefinitions: [...AttributeDefinitions],
        KeySchema: [...KeySchema],
        BillingMode,
      }),
    )
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
}

/** CloudFormation's table has its TTL in it; the API sets it by another call. */
async function sweep(client: DynamoDBClient, tableName: string): Promise<void> {
  const { TimeToLiveSpecification } = table
  await client.send(new UpdateTimeToLiveCommand({ TableName: tableName, TimeToLiveSpecification }))
}

/** Waits for a new table: it is not there at once, not even here, and a write meanwhile is refused. */
export async function untilTableIsActive(client: DynamoDBClient, tableName: string): Promise<void> {
  let status: string | undefined
  while (status !== 'ACTIVE') {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }))
    status = Table?.TableStatus
  }
}

/** Every item of a table. */
async function scanTable(client: DynamoDBClient, tableName: string): Promise<Item[]> {
  const items: Item[] = []
  for await (const page of paginateScan({ client }, { TableName: tableName, ConsistentRead: true })) {
    items.push(...(page.Items ?? []))
  }
  return items
}
