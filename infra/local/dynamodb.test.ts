import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DescribeTimeToLiveCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterEach, expect, test } from 'vitest'
import { localAwsConfig } from './aws-config.ts'
import { startDynamodb } from './dynamodb.ts'

const TABLE = 'code-sign-in'
const cleanups: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

test('the table is there from the start and empty', async () => {
  const dynamodb = await started()
  expect(await dynamodb.items()).toEqual([])
})

test('it says which attribute tells when an item may go', async () => {
  const client = new DynamoDBClient(localAwsConfig((await started()).url))
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: TABLE }))
  client.destroy()
  expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'sweepAt' })
})

test('items outlive a restart when there is a folder for them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dynamodb-'))
  cleanups.push(() => rm(folder, { recursive: true }))
  const first = await startDynamodb(TABLE, join(folder, 'table'))
  await put(first.url, 'kept')
  await first.close()

  const second = await started(join(folder, 'table'))
  expect(await second.items()).toEqual([{ pk: { S: 'kept' } }])
})

test('items are gone after a restart in memory', async () => {
  const first = await startDynamodb(TABLE)
  await put(first.url, 'forgotten')
  await first.close()
  expect(await (await started()).items()).toEqual([])
})

test('a web page is refused, by its origin and by the name it came through', async () => {
  const { url } = await started()
  expect((await fetch(url, { headers: { origin: 'https://example.com' } })).status).toBe(403)
  expect(await statusFor(url, 'rebound.example.com')).toContain('403')
})

test('a caller that hangs up in the middle of a request does no harm', async () => {
  const dynamodb = await started()
  const socket = connect(Number(new URL(dynamodb.url).port), '127.0.0.1')
  await new Promise<void>((resolve) =>
    socket.write('POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nhalf', () => resolve()),
  )
  socket.resetAndDestroy()
  expect(await dynamodb.items()).toEqual([])
})

async function started(folder?: string) {
  const dynamodb = await startDynamodb(TABLE, folder)
  cleanups.push(() => dynamodb.close())
  return dynamodb
}

async function put(url: string, key: string): Promise<void> {
  const client = new DynamoDBClient(localAwsConfig(url))
  await client.send(new PutItemCommand({ TableName: TABLE, Item: { pk: { S: key } } }))
  client.destroy()
}

/** The first line of the answer to a request that came through another name; fetch does not let one set it. */
async function statusFor(url: string, host: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.end(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
  for await (const chunk of socket) return String(chunk).split('\r\n')[0] ?? ''
  return ''
}
