import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { z } from 'zod'

const TARGET = /^DynamoDB_20120810\.(UpdateTimeToLive|DescribeTimeToLive)$/

const UpdateSchema = z.object({
  TableName: z.string(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }),
})
const DescribeSchema = z.object({ TableName: z.string() })

/** Answers a request; undefined when it is about something else. */
export type TimeToLive = (
  request: IncomingMessage,
) => ((response: ServerResponse) => Promise<void>) | undefined

/**
 * The two TTL operations, which dynalite lacks; they do not check that the table exists. No item is ever deleted here:
 * DynamoDB promises no time for it, and nothing of ours waits for one.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html
 */
export function timeToLive(): TimeToLive {
  const attributes = new Map<string, string>()
  const operations = {
    UpdateTimeToLive: (body: unknown) => {
      const { TableName, TimeToLiveSpecification } = UpdateSchema.parse(body)
      if (TimeToLiveSpecification.Enabled) attributes.set(TableName, TimeToLiveSpecification.AttributeName)
      else attributes.delete(TableName)
      return { TimeToLiveSpecification }
    },
    DescribeTimeToLive: (body: unknown) => {
      const AttributeName = attributes.get(DescribeSchema.parse(body).TableName)
      if (AttributeName === undefined) return { TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' } }
      return { TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName } }
    },
  }
  return (request) => {
    const name = TARGET.exec(String(request.headers['x-amz-target']))?.[1]
    if (name !== 'UpdateTimeToLive' && name !== 'DescribeTimeToLive') return undefined
    return async (response) => {
      const answer = operations[name](JSON.parse(await text(request)))
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(answer))
    }
  }
}
