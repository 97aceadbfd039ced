import * as z from 'zod'
import { type Clock, systemClock } from '#lib/clock.ts'
import { dynamodbClient } from './aws-clients.ts'
import { keyOfAddress, readLimits } from './people-limits.ts'
import { type Limits, PeopleRequestSchema } from './people-protocol.ts'
import { unlock } from './people-unlock.ts'
import { type PeopleEnvironment, readPeopleEnvironment } from './trigger-env.ts'
import type { Dependencies } from './trigger-handler.ts'
import { type WriteLine, writeToStdout } from './trigger-log.ts'

type Needs = Pick<Dependencies, 'dynamodb'> & {
  readonly environment: PeopleEnvironment
  readonly clock: Clock
  readonly writeLine: WriteLine
}

/** @param requestId Lambda's id of the invocation, by which CloudTrail knows the caller */
export type PeopleHandler = (request: unknown, requestId: string) => Promise<Limits | null>

/**
 * What `npm run people` cannot do without the key of the table: it reads the limits of an address, and gives tries and emails
 * back. `unlock` answers with the limits as they were before. It returns no code, no hash and no key, and logs every act before
 * it does it. Lambda tells it nothing of its caller: `operator` in the log is what the caller said of itself.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/logging-using-cloudtrail.html
 */
export function people({ environment, clock, writeLine, dynamodb }: Needs): PeopleHandler {
  const secret = environment.CODE_SECRET
  const place = { table: { dynamodb, name: environment.TABLE_NAME }, secret }
  return async (received, requestId) => {
    const request = PeopleRequestSchema.parse(received)
    const { email, operator } = request
    const line = { event: 'operator-act', account: keyOfAddress(secret, email), operator, requestId }
    switch (request.operation) {
      case 'record':
        writeLine(JSON.stringify({ ...line, act: request.act, group: request.group }))
        return null
      case 'limits':
        writeLine(JSON.stringify({ ...line, act: 'show' }))
        return readLimits(place, request, clock())
      case 'unlock': {
        writeLine(JSON.stringify({ ...line, act: 'unlock' }))
        const before = await readLimits(place, request, clock())
        await unlock(place, request)
        return before
      }
    }
  }
}

const ContextSchema = z.object({ awsRequestId: z.string() })

let answer: PeopleHandler | undefined

/** The entry of Lambda; a wrong configuration fails an invocation, and not the loading of the module. */
export async function handler(request: unknown, context: unknown): Promise<Limits | null> {
  answer ??= people({
    environment: readPeopleEnvironment(),
    clock: systemClock,
    writeLine: writeToStdout,
    dynamodb: dynamodbClient(),
  })
  return answer(request, ContextSchema.parse(context).awsRequestId)
}
