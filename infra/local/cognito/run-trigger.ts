import { z } from 'zod'
import type { Trigger } from '#infra/pool.ts'
import type { TriggerHandler } from '#infra/triggers/trigger-handler.ts'
import { CognitoError } from './errors.ts'
import { responseSchemas, type TriggerResponses } from './trigger-responses.ts'

/** Cognito's limit for one invocation of a trigger; it cannot be configured. */
const TIME_LIMIT_MILLISECONDS = 5_000
/** How often a trigger that does not answer in time is invoked in all. */
const INVOCATIONS = 3

type TriggerCall<T extends Trigger> = {
  readonly trigger: T
  readonly source: string
  readonly userName: string
  /** Fields that are absent here are absent in the event, never null. */
  readonly request: Record<string, unknown>
  /** What the handler finds under `response`. */
  readonly response: Record<string, unknown>
}

/** Invokes a trigger as Cognito does and returns its parsed `response`; throws CognitoError. */
export type RunTrigger = {
  <T extends Trigger>(call: TriggerCall<T>): Promise<TriggerResponses[T]>
  readonly has: (trigger: Trigger) => boolean
}

export type TriggerHost = {
  readonly handlers: () => Partial<Record<Trigger, TriggerHandler>>
  readonly region: string
  readonly userPoolId: string
  readonly clientId: string
  readonly timeLimitMilliseconds?: number
}

/**
 * Runs triggers like Cognito: JSON in, JSON out, five seconds, invoked again when they take longer.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
 */
export function triggerRunner(host: TriggerHost): RunTrigger {
  async function run<T extends Trigger>(call: TriggerCall<T>): Promise<TriggerResponses[T]> {
    const handler = host.handlers()[call.trigger]
    if (handler === undefined) throw notInvocable(call.trigger, 'AccessDeniedException')
    const sent = envelope(host, call)
    const returned = await invokeInTime(host, call.trigger, handler, sent)
    return parseAnswer(call.trigger, sent, returned)
  }
  return Object.assign(run, { has: (trigger: Trigger) => host.handlers()[trigger] !== undefined })
}

type Envelope = ReturnType<typeof envelope>

function envelope(host: TriggerHost, call: TriggerCall<Trigger>) {
  return {
    version: '1',
    region: host.region,
    userPoolId: host.userPoolId,
    userName: call.userName,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: host.clientId },
    triggerSource: call.source,
    request: call.request,
    response: call.response,
  }
}

async function invokeInTime(host: TriggerHost, trigger: Trigger, handler: TriggerHandler, sent: Envelope) {
  const limit = host.timeLimitMilliseconds ?? TIME_LIMIT_MILLISECONDS
  for (let invocation = 0; invocation < INVOCATIONS; invocation += 1) {
    const answered = await withinTime(invoke(trigger, handler, sent), limit)
    if (answered !== undefined) return answered.returned
  }
  throw notInvocable(trigger, 'Socket timeout while invoking Lambda function')
}

async function invoke(trigger: Trigger, handler: TriggerHandler, sent: Envelope) {
  try {
    const returned = await handler(JSON.parse(JSON.stringify(sent)))
    return { returned: JSON.parse(JSON.stringify(returned ?? null)) as unknown }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new CognitoError('UserLambdaValidationException', `${trigger} failed with error ${message}.`)
  }
}

/** The result, or undefined when it takes longer; a later failure is ignored. */
async function withinTime<T>(work: Promise<T>, milliseconds: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

function parseAnswer<T extends Trigger>(trigger: T, sent: Envelope, returned: unknown): TriggerResponses[T] {
  const schema: z.ZodType<TriggerResponses[T]> = responseSchemas[trigger]
  const answer = answerSchema(sent).safeParse(returned)
  const response = schema.safeParse(answer.data?.response)
  if (answer.success && response.success) return response.data
  throw new CognitoError('InvalidLambdaResponseException', 'Unrecognizable lambda output')
}

/** A handler has to return the whole event, with what it was sent. */
function answerSchema(sent: Envelope) {
  return z.object({
    version: z.literal(sent.version),
    region: z.literal(sent.region),
    userPoolId: z.literal(sent.userPoolId),
    userName: z.literal(sent.userName),
    callerContext: z.object({ awsSdkVersion: z.string(), clientId: z.string() }),
    triggerSource: z.literal(sent.triggerSource),
    request: z.record(z.string(), z.unknown()).refine((request) => addsNoNull(sent.request, request)),
    response: z.unknown(),
  })
}

function addsNoNull(sent: Record<string, unknown>, returned: Record<string, unknown>): boolean {
  return Object.entries(returned).every(([name, value]) => value !== null || sent[name] !== undefined)
}

function notInvocable(trigger: Trigger, reason: string): CognitoError {
  return new CognitoError('UnexpectedLambdaException', `${trigger} invocation failed due to error ${reason}.`)
}
