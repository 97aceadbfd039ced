import { expect, test } from 'vitest'
import { answering, plainHandlers, RIGHT_ANSWER, type TriggerEvent } from './testing/handlers.ts'
import { startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'

const everyTrigger = {
  ...plainHandlers,
  PostAuthentication: answering(() => ({})),
}

/** One sign-in with a wrong and a right answer, with ClientMetadata on each call. */
async function wholeFlow(username: string) {
  const pool = await startCognito({ triggers: everyTrigger })
  const { caller, events } = pool
  const { UserSub } = await caller.signUp(ANNA)
  events.length = 0
  const first = await caller.initiate(username, { ClientMetadata: { from: 'initiate' } })
  const again = await caller.respond(first.Session ?? '', username, 'wrong', {
    ClientMetadata: { from: 'wrong' },
  })
  await caller
    .respond(again.Session ?? '', username, RIGHT_ANSWER, { ClientMetadata: { from: 'right' } })
    .catch(() => {})
  return { ...pool, sub: UserSub, first }
}

test('the triggers run in order: Define, Create; Verify, Define, Create; Verify, Define, PostAuthentication', async () => {
  const { events } = await wholeFlow(ANNA)
  expect(events.map(({ triggerSource }) => triggerSource)).toEqual([
    'DefineAuthChallenge_Authentication',
    'CreateAuthChallenge_Authentication',
    'VerifyAuthChallengeResponse_Authentication',
    'DefineAuthChallenge_Authentication',
    'CreateAuthChallenge_Authentication',
    'VerifyAuthChallengeResponse_Authentication',
    'DefineAuthChallenge_Authentication',
    'PostAuthentication_Authentication',
  ])
})

test('every event has the common envelope and nothing else', async () => {
  const { events, cognito, sub } = await wholeFlow(ANNA)
  for (const event of events) {
    expect(Object.keys(event).sort()).toEqual(ENVELOPE)
    expect(event).toMatchObject({
      version: '1',
      region: 'us-east-1',
      userPoolId: cognito.poolId,
      userName: sub,
      callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: cognito.clientId },
    })
  }
})

test('each request holds exactly the fields of its trigger; ClientMetadata of InitiateAuth reaches none', async () => {
  const { events, sub } = await wholeFlow(ANNA)
  const userAttributes = { sub, email: ANNA, email_verified: 'false', 'cognito:user_status': 'CONFIRMED' }
  const wrong = { clientMetadata: { from: 'wrong' } }
  const right = { clientMetadata: { from: 'right' } }
  const challengeName = 'CUSTOM_CHALLENGE'
  const rounds = [
    { challengeName, challengeResult: false, challengeMetadata: 'ROUND-0' },
    { challengeName, challengeResult: true, challengeMetadata: 'ROUND-1' },
  ]
  const privateChallengeParameters = { answer: RIGHT_ANSWER }
  expect(events.map(({ request }) => request)).toEqual([
    { userAttributes, session: [] },
    { userAttributes, challengeName, session: [] },
    { userAttributes, privateChallengeParameters, challengeAnswer: 'wrong', ...wrong },
    { userAttributes, session: rounds.slice(0, 1), ...wrong },
    { userAttributes, challengeName, session: rounds.slice(0, 1), ...wrong },
    { userAttributes, privateChallengeParameters, challengeAnswer: RIGHT_ANSWER, ...right },
    { userAttributes, session: rounds, ...right },
    { userAttributes, newDeviceUsed: false, ...right },
  ])
})

test('absent optional fields are absent, not null', async () => {
  const { caller, events } = await startCognito({ triggers: everyTrigger })
  await caller.signUp(ANNA)
  await caller.signIn(ANNA)
  for (const { request } of events) {
    expect(Object.keys(request)).not.toContain('clientMetadata')
    expect(Object.keys(request)).not.toContain('userNotFound')
  }
})

test('handlers find null in what they have to fill', async () => {
  const { events } = await wholeFlow(ANNA)
  expect(responseOf(events, 'DefineAuthChallenge_Authentication')).toEqual({
    challengeName: null,
    issueTokens: null,
    failAuthentication: null,
  })
  expect(responseOf(events, 'CreateAuthChallenge_Authentication')).toEqual({
    publicChallengeParameters: null,
    privateChallengeParameters: null,
    challengeMetadata: null,
  })
  expect(responseOf(events, 'VerifyAuthChallengeResponse_Authentication')).toEqual({ answerCorrect: null })
})

test('unknown user, ENABLED: every trigger but PostAuthentication runs, with userNotFound and no attributes', async () => {
  const { events, first } = await wholeFlow('nobody@example.com')
  expect(events).toHaveLength(7)
  for (const { userName, request } of events) {
    expect(request).toMatchObject({ userNotFound: true, userAttributes: {} })
    expect(userName).toBe(first.ChallengeParameters?.['USERNAME'])
  }
})

test('unknown user: the triggers see the name as sent where that is assumed, the caller still the made-up one', async () => {
  const { caller, events } = await startCognito({ assumptions: { unknownUserName: 'as-sent' } })
  const { Session, ChallengeParameters } = await caller.challenge('Nobody@example.com')
  const again = await caller.respond(Session, ChallengeParameters['USERNAME'] ?? '', 'wrong')
  expect(again.ChallengeName).toBe('CUSTOM_CHALLENGE')
  expect(new Set(events.map(({ userName }) => userName))).toEqual(new Set(['Nobody@example.com']))
})

test('tokens carry what PostAuthentication wrote', async () => {
  const pool = await startCognito({
    triggers: {
      ...plainHandlers,
      PostAuthentication: async (event) => {
        await pool.caller.adminUpdate(ANNA, { email_verified: 'true' })
        return event
      },
    },
  })
  await pool.caller.signUp(ANNA)
  const { IdToken } = await pool.caller.signIn(ANNA)
  const claims = JSON.parse(Buffer.from(IdToken.split('.')[1] ?? '', 'base64url').toString())
  expect(claims.email_verified).toBe(true)
})

const ENVELOPE = [
  ...['callerContext', 'region', 'request', 'response', 'triggerSource'],
  ...['userName', 'userPoolId', 'version'],
]

function responseOf(events: TriggerEvent[], source: string): unknown {
  return events.find(({ triggerSource }) => triggerSource === source)?.response
}
