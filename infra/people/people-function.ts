import { InvokeCommand } from '@aws-sdk/client-lambda'
import { z } from 'zod'
import { type Limits, LimitsSchema, type PeopleRequest } from '#infra/triggers/people-protocol.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { answerOf, type Target } from './target.ts'

type Unsigned<Request> = Request extends unknown ? Omit<Request, 'operator'> : never

/**
 * Asks the function of operators, as the caller of this command.
 * @returns the limits; null for what is only logged
 */
export async function askFunction(
  target: Target,
  request: Unsigned<PeopleRequest>,
): Promise<Result<Limits | null, string>> {
  const { lambda, functionName, operator } = target
  const Payload = JSON.stringify({ ...request, operator })
  const call = lambda.send(new InvokeCommand({ FunctionName: functionName, Payload }))
  const answer = await answerOf(target, 'lambda:InvokeFunction', call)
  if (!answer.ok) return answer
  const returned: unknown = JSON.parse(Buffer.from(answer.value.Payload ?? []).toString())
  if (answer.value.FunctionError === undefined) return ok(LimitsSchema.nullable().parse(returned))
  const { errorType } = ErrorSchema.parse(returned)
  return refused(
    `The function ${functionName} failed (${errorType}). Its log says more; after an update of this repository, deploy the stage: npm run deploy`,
  )
}

const ErrorSchema = z.object({ errorType: z.string().default('no name') })
