import { expect, test } from 'vitest'
import { z } from 'zod'
import type { TriggerHandler } from '#infra/triggers/trigger-handler.ts'
import { triggerRunner } from './run-trigger.ts'
import { answering, type Handlers, throwing } from './testing/handlers.ts'
import { refusalOf } from './testing/start-cognito.ts'

const UNRECOGNIZABLE = 'InvalidLambdaResponseException: Unrecognizable lambda output'

function runnerOf(handlers: Handlers, timeLimitMilliseconds = 5_000) {
  const host = { region: 'us-east-1', userPoolId: 'us-east-1_Local0001', clientId: 'client' }
  return triggerRunner({ ...host, handlers: () => handlers, timeLimitMilliseconds })
}

/** Runs DefineAuthChallenge with this handler. */
function define(handler: TriggerHandler, timeLimitMilliseconds?: number) {
  return runnerOf(
    { DefineAuthChallenge: handler },
    timeLimitMilliseconds,
  )({
    trigger: 'DefineAuthChallenge',
    source: 'DefineAuthChallenge_Authentication',
    userName: 'sub',
    request: { userAttributes: {}, session: [], clientMetadata: undefined },
    response: { challengeName: null, issueTokens: null, failAuthentication: null },
  })
}

function create(response: object) {
  return runnerOf({ CreateAuthChallenge: answering(() => response) })({
    trigger: 'CreateAuthChallenge',
    source: 'CreateAuthChallenge_Authentication',
    userName: 'sub',
    request: { userAttributes: {}, challengeName: 'CUSTOM_CHALLENGE', session: [] },
    response: { publicChallengeParameters: null, privateChallengeParameters: null, challengeMetadata: null },
  })
}

const Event = z.looseObject({ request: z.looseObject({}), response: z.looseObject({}) })

test('the handler gets the event as JSON, its fields in the logged order, absent ones absent', async () => {
  let sent: unknown
  await define(async (event) => {
    sent = event
    return event
  })
  expect(JSON.stringify(sent)).toBe(
    JSON.stringify({
      version: '1',
      region: 'us-east-1',
      userPoolId: 'us-east-1_Local0001',
      userName: 'sub',
      callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: 'client' },
      triggerSource: 'DefineAuthChallenge_Authentication',
      request: { userAttributes: {}, session: [] },
      response: { challengeName: null, issueTokens: null, failAuthentication: null },
    }),
  )
})

test('the parsed response comes back, with what the handler left alone', async () => {
  expect(await define(answering(() => ({ issueTokens: true })))).toEqual({
    ...{ challengeName: null, issueTokens: true, failAuthentication: null },
  })
})

test('a handler cannot reach into its caller: it works on a copy', async () => {
  const request = { userAttributes: { email: 'anna@example.com' } }
  const run = runnerOf({
    PostAuthentication: async (sent) => {
      const { request } = z.object({ request: z.custom<Record<string, unknown>>() }).parse(sent)
      request['userAttributes'] = { email: 'changed@example.com' }
      return sent
    },
  })
  await run({
    ...{ trigger: 'PostAuthentication', source: 'PostAuthentication_Authentication', userName: 'sub' },
    ...{ request, response: {} },
  })
  expect(request.userAttributes.email).toBe('anna@example.com')
})

test('a handler that throws: "X failed with error MESSAGE."', async () => {
  const prefix = 'UserLambdaValidationException: DefineAuthChallenge failed with error'
  expect(await refusalOf(define(throwing('it broke.')))).toBe(`${prefix} it broke..`)
  expect(await refusalOf(define(() => Promise.reject('a text')))).toBe(`${prefix} a text.`)
  const atOnce: TriggerHandler = () => {
    throw new Error('at once')
  }
  expect(await refusalOf(define(atOnce))).toBe(`${prefix} at once.`)
})

test.each([
  'version',
  'region',
  'userPoolId',
  'userName',
  'callerContext',
  'triggerSource',
  'request',
  'response',
])('an answer without %s is unrecognizable', async (field) => {
  const without: TriggerHandler = async (event) =>
    Object.fromEntries(Object.entries(Event.parse(event)).filter(([name]) => name !== field))
  expect(await refusalOf(define(without))).toBe(UNRECOGNIZABLE)
})

test('an answer with another user name is unrecognizable', async () => {
  const renamed: TriggerHandler = async (event) => ({ ...Event.parse(event), userName: 'other' })
  expect(await refusalOf(define(renamed))).toBe(UNRECOGNIZABLE)
})

test('an explicit null for an absent field is unrecognizable', async () => {
  const adding: TriggerHandler = async (sent) => {
    const event = Event.parse(sent)
    return { ...event, request: { ...event.request, clientMetadata: null } }
  }
  expect(await refusalOf(define(adding))).toBe(UNRECOGNIZABLE)
})

test.each([[undefined], [null], ['text'], [[]], [{}]])('the answer %j is unrecognizable', async (answer) => {
  expect(await refusalOf(define(async () => answer))).toBe(UNRECOGNIZABLE)
})

test('wrong types in a response are unrecognizable', async () => {
  expect(await refusalOf(define(answering(() => ({ issueTokens: 'yes' }))))).toBe(UNRECOGNIZABLE)
  expect(await refusalOf(define(answering(() => ({ challengeName: 7 }))))).toBe(UNRECOGNIZABLE)
})

test('maps of parameters carry strings only', async () => {
  const privateChallengeParameters = { answer: '1' }
  expect(await create({ privateChallengeParameters })).toMatchObject({ privateChallengeParameters })
  for (const value of [1, true, null, { deep: 'x' }]) {
    expect(await refusalOf(create({ privateChallengeParameters: { value } }))).toBe(UNRECOGNIZABLE)
    expect(await refusalOf(create({ publicChallengeParameters: { value } }))).toBe(UNRECOGNIZABLE)
  }
})

test('a handler that never answers in time is invoked three times, then "Socket timeout"', async () => {
  let invocations = 0
  const silent: TriggerHandler = () => {
    invocations += 1
    return new Promise(() => {})
  }
  expect(await refusalOf(define(silent, 1))).toBe(
    'UnexpectedLambdaException: DefineAuthChallenge invocation failed due to error Socket timeout while invoking Lambda function.',
  )
  expect(invocations).toBe(3)
})

test('the second invocation runs beside the first, and its answer counts', async () => {
  const waiting: (() => void)[] = []
  let invocations = 0
  let lateEnds = 0
  const slowAtFirst: TriggerHandler = async (event) => {
    invocations += 1
    if (invocations === 1) {
      await new Promise<void>((resolve) => waiting.push(resolve))
      lateEnds += 1
      throw new Error('nobody hears this')
    }
    expect(lateEnds).toBe(0)
    return answering(() => ({ issueTokens: true }))(event)
  }
  // Time enough for an answer on a busy machine; only the first invocation ever uses it up.
  expect(await define(slowAtFirst, 200)).toMatchObject({ issueTokens: true })
  for (const end of waiting) end()
  await new Promise(setImmediate)
  expect([invocations, lateEnds]).toEqual([2, 1])
})

test('a trigger that is not there cannot be invoked', async () => {
  const run = runnerOf({})
  expect(run.has('PreSignUp')).toBe(false)
  const call = {
    trigger: 'PreSignUp',
    source: 'PreSignUp_SignUp',
    userName: 'sub',
    request: {},
    response: {},
  } as const
  expect(await refusalOf(run(call))).toBe(
    'UnexpectedLambdaException: PreSignUp invocation failed due to error AccessDeniedException.',
  )
})

test('PreSignUp may leave its answers out: they are false', async () => {
  const run = runnerOf({ PreSignUp: async (event) => ({ ...Event.parse(event), response: {} }) })
  const call = {
    trigger: 'PreSignUp',
    source: 'PreSignUp_SignUp',
    userName: 'sub',
    request: {},
    response: {},
  } as const
  expect(await run(call)).toEqual({ autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false })
})
