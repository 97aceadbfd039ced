import { expect, test } from 'vitest'
import { secretHash } from './testing/caller.ts'
import { answering, plainHandlers, RIGHT_ANSWER, throwing } from './testing/handlers.ts'
import { refusalOf, startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'
const INVALID = 'NotAuthorizedException: Invalid session for the user.'
const USED = 'NotAuthorizedException: Invalid session for the user, session can only be used once.'

async function startWithAnna(options: Parameters<typeof startCognito>[0] = {}) {
  const pool = await startCognito(options)
  await pool.caller.signUp(ANNA)
  return { ...pool, ...(await pool.caller.challenge(ANNA)) }
}

test('a right answer gives three tokens and no challenge', async () => {
  const { caller, Session } = await startWithAnna()
  const { $metadata: _, ...answer } = await caller.respond(Session, ANNA, RIGHT_ANSWER)
  expect(answer).toEqual({
    ChallengeParameters: {},
    AuthenticationResult: {
      AccessToken: expect.any(String),
      IdToken: expect.any(String),
      RefreshToken: expect.any(String),
      TokenType: 'Bearer',
      ExpiresIn: 300,
    },
  })
})

test('a wrong answer is no exception: 200, a new session and fresh parameters', async () => {
  const { caller, Session } = await startWithAnna()
  const again = await caller.respond(Session, ANNA, 'wrong')
  expect(again).toMatchObject({
    ChallengeName: 'CUSTOM_CHALLENGE',
    ChallengeParameters: { hint: 'six digits' },
  })
  expect(again.Session).not.toBe(Session)
  expect(again.AuthenticationResult).toBeUndefined()
  const done = await caller.respond(again.Session ?? '', ANNA, RIGHT_ANSWER)
  expect(done.AuthenticationResult?.AccessToken).toBeDefined()
})

test('Define failAuthentication: "Incorrect username or password."', async () => {
  const { caller, Session } = await startWithAnna()
  const second = await caller.respond(Session, ANNA, 'wrong')
  const third = await caller.respond(second.Session ?? '', ANNA, 'wrong')
  expect(await refusalOf(caller.respond(third.Session ?? '', ANNA, 'wrong'))).toBe(
    'NotAuthorizedException: Incorrect username or password.',
  )
})

test('the user may be named by address in any case or by sub, with the hash over the name as sent', async () => {
  const { caller, ChallengeParameters } = await startWithAnna()
  for (const name of [ANNA, 'ANNA@example.com', ChallengeParameters['USERNAME'] ?? '']) {
    const { Session } = await caller.challenge(ANNA)
    const { AuthenticationResult } = await caller.respond(Session, name, RIGHT_ANSWER)
    expect(AuthenticationResult?.TokenType).toBe('Bearer')
  }
})

test('session replayed: "session can only be used once."', async () => {
  const { caller, Session } = await startWithAnna()
  await caller.respond(Session, ANNA, 'wrong')
  expect(await refusalOf(caller.respond(Session, ANNA, RIGHT_ANSWER))).toBe(USED)
})

test('of ten parallel answers on one session, one is taken', async () => {
  const { caller, Session } = await startWithAnna()
  const refusals = await Promise.all(
    Array.from({ length: 10 }, () => refusalOf(caller.respond(Session, ANNA, RIGHT_ANSWER))),
  )
  expect(refusals.filter((refusal) => refusal === 'not refused')).toHaveLength(1)
  expect(refusals.filter((refusal) => refusal === USED)).toHaveLength(9)
})

test('a trigger that fails uses the session up all the same', async () => {
  const { caller, Session } = await startWithAnna({
    triggers: { ...plainHandlers, VerifyAuthChallengeResponse: throwing('down') },
  })
  expect(await refusalOf(caller.respond(Session, ANNA, RIGHT_ANSWER))).toBe(
    'UserLambdaValidationException: VerifyAuthChallengeResponse failed with error down.',
  )
  expect(await refusalOf(caller.respond(Session, ANNA, RIGHT_ANSWER))).toBe(USED)
})

test('session expired: refused from AuthSessionValidity on, not a second before', async () => {
  const expired = 'NotAuthorizedException: Invalid session for the user, session is expired.'
  const { caller, passes, Session } = await startWithAnna({ client: { AuthSessionValidity: 3 } })
  passes(179)
  const second = await caller.respond(Session, ANNA, 'wrong')
  passes(180)
  expect(await refusalOf(caller.respond(second.Session ?? '', ANNA, RIGHT_ANSWER))).toBe(expired)
})

test('a session that was never handed out: "Invalid session for the user."', async () => {
  const { caller } = await startWithAnna()
  expect(await refusalOf(caller.respond(`AYABe${'x'.repeat(1538)}`, ANNA, RIGHT_ANSWER))).toBe(INVALID)
})

test('a session of another user is refused and stays good for its own', async () => {
  const { caller, Session } = await startWithAnna()
  await caller.signUp('ben@example.com')
  for (const stranger of ['ben@example.com', 'nobody@example.com']) {
    expect(await refusalOf(caller.respond(Session, stranger, RIGHT_ANSWER))).toBe(INVALID)
  }
  expect((await caller.respond(Session, ANNA, RIGHT_ANSWER)).AuthenticationResult).toBeDefined()
})

test('a wrong or missing SECRET_HASH does not use the session up', async () => {
  const { caller, cognito, Session } = await startWithAnna()
  const ChallengeResponses = { USERNAME: ANNA, ANSWER: RIGHT_ANSWER }
  expect(await refusalOf(caller.respond(Session, '', '', { ChallengeResponses }))).toBe(
    `NotAuthorizedException: Client ${cognito.clientId} is configured with secret but SECRET_HASH was not received`,
  )
  const SECRET_HASH = secretHash(cognito, 'Anna@example.com')
  const wrong = { ChallengeResponses: { ...ChallengeResponses, SECRET_HASH } }
  expect(await refusalOf(caller.respond(Session, '', '', wrong))).toBe(
    `NotAuthorizedException: Unable to verify secret hash for client ${cognito.clientId}`,
  )
  expect((await caller.respond(Session, ANNA, RIGHT_ANSWER)).AuthenticationResult).toBeDefined()
})

test('missing Session or USERNAME: "Missing required parameter ..."', async () => {
  const { caller, Session } = await startWithAnna()
  const without = { Session: undefined }
  expect(await refusalOf(caller.respond('', ANNA, RIGHT_ANSWER, without))).toBe(
    'InvalidParameterException: Missing required parameter Session',
  )
  const ChallengeResponses = { ANSWER: RIGHT_ANSWER }
  expect(await refusalOf(caller.respond(Session, '', '', { ChallengeResponses }))).toBe(
    'InvalidParameterException: Missing required parameter USERNAME',
  )
})

test('a user deleted in the middle of a flow gets no tokens', async () => {
  const { caller, Session } = await startWithAnna()
  const { AccessToken } = await caller.signIn(ANNA)
  await caller.deleteUser(AccessToken)
  expect(await refusalOf(caller.respond(Session, ANNA, RIGHT_ANSWER))).toBe(INVALID)
})

test('PostAuthentication refuses a sign-in by throwing', async () => {
  const { caller, Session } = await startWithAnna({
    triggers: { ...plainHandlers, PostAuthentication: throwing('not today') },
  })
  expect(await refusalOf(caller.respond(Session, ANNA, RIGHT_ANSWER))).toBe(
    'UserLambdaValidationException: PostAuthentication failed with error not today.',
  )
})

test('private parameters without a key: "Incorrect username or password."', async () => {
  const CreateAuthChallenge = answering(() => ({ privateChallengeParameters: {} }))
  const { caller } = await startCognito({ triggers: { ...plainHandlers, CreateAuthChallenge } })
  await caller.signUp(ANNA)
  expect(await refusalOf(caller.initiate(ANNA))).toBe(
    'NotAuthorizedException: Incorrect username or password.',
  )
})

test('Define that decides nothing: "Unrecognizable lambda output"', async () => {
  const DefineAuthChallenge = answering(() => ({ issueTokens: false, failAuthentication: false }))
  const { caller } = await startCognito({ triggers: { ...plainHandlers, DefineAuthChallenge } })
  await caller.signUp(ANNA)
  expect(await refusalOf(caller.initiate(ANNA))).toBe(
    'InvalidLambdaResponseException: Unrecognizable lambda output',
  )
})
