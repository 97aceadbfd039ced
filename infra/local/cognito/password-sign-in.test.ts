import { expect, test } from 'vitest'
import { toInteger } from '#lib/srp.ts'
import { PASSWORD } from './testing/caller.ts'
import { passwordHandlers, RIGHT_ANSWER } from './testing/handlers.ts'
import { SALT_FORMS, saltThat, startWithSalt } from './testing/pool-with-salt.ts'
import { srpClient } from './testing/srp-client.ts'
import { refusalOf, startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'

async function startWithAnna(options: Parameters<typeof startCognito>[0] = {}) {
  const pool = await startCognito({ triggers: passwordHandlers, ...options })
  const { UserSub = '' } = await pool.caller.signUp(ANNA)
  pool.events.length = 0
  return { ...pool, sub: UserSub, srp: srpClient(pool) }
}

test('an independent client signs in with password and code, by its own clock', async () => {
  const { caller, srp, sub } = await startWithAnna({ clock: Date.now })
  const started = await srp.start(ANNA, PASSWORD)
  const code = await srp.respond(started, srp.claim(started, started.srp.timestamp))
  expect(code.ChallengeName).toBe('CUSTOM_CHALLENGE')
  const wrong = await caller.respond(code.Session ?? '', sub, 'wrong')
  const { AuthenticationResult } = await caller.respond(wrong.Session ?? '', sub, RIGHT_ANSWER)
  expect((await caller.getUser(AuthenticationResult?.AccessToken ?? '')).Username).toBe(sub)
})

test('SRP_A is answered with PASSWORD_VERIFIER and its five parameters, and a new exchange each time', async () => {
  const { srp, sub } = await startWithAnna()
  const { $metadata: _, ...answer } = (await srp.start(ANNA, PASSWORD)).answer
  expect(answer).toEqual({
    ChallengeName: 'PASSWORD_VERIFIER',
    Session: expect.stringMatching(/^AYABe[\w-]{1538}$/),
    ChallengeParameters: {
      SALT: expect.stringMatching(/^[\da-f]{32}$/),
      SECRET_BLOCK: expect.stringMatching(/^AgV4[\w+/]{1540}$/),
      SRP_B: expect.stringMatching(/^[\da-f]{760,768}$/),
      USERNAME: sub,
      USER_ID_FOR_SRP: sub,
    },
  })
  const again = (await srp.start(ANNA, PASSWORD)).answer.ChallengeParameters
  expect(again?.['SALT']).toBe(answer.ChallengeParameters?.['SALT'])
  expect(again?.['SRP_B']).not.toBe(answer.ChallengeParameters?.['SRP_B'])
  expect(again?.['SECRET_BLOCK']).not.toBe(answer.ChallengeParameters?.['SECRET_BLOCK'])
})

test('the triggers: Define alone before the password, then Define and Create with two rounds', async () => {
  const { events, srp } = await startWithAnna()
  await srp.prove(ANNA, PASSWORD)
  const rounds = [
    { challengeName: 'SRP_A', challengeResult: true, challengeMetadata: null },
    { challengeName: 'PASSWORD_VERIFIER', challengeResult: true, challengeMetadata: null },
  ]
  expect(events.map(({ triggerSource, request }) => [triggerSource, request.session])).toEqual([
    ['DefineAuthChallenge_Authentication', rounds.slice(0, 1)],
    ['DefineAuthChallenge_Authentication', rounds],
    ['CreateAuthChallenge_Authentication', rounds],
  ])
})

test('the code round comes third: Define sees all of them', async () => {
  const { events, srp } = await startWithAnna()
  await srp.signIn(ANNA, PASSWORD)
  expect(events.at(-1)?.request.session).toMatchObject([
    { challengeName: 'SRP_A' },
    { challengeName: 'PASSWORD_VERIFIER' },
    { challengeName: 'CUSTOM_CHALLENGE', challengeResult: true, challengeMetadata: 'ROUND-2' },
  ])
})

test("ClientMetadata of the password's answer reaches Define and Create", async () => {
  const { caller, events, srp } = await startWithAnna()
  const started = await srp.start(ANNA, PASSWORD)
  await caller.respond(started.answer.Session ?? '', '', '', {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeResponses: srp.claim(started),
    ClientMetadata: { from: 'password' },
  })
  expect(events.map(({ request }) => request['clientMetadata'])).toEqual([
    undefined,
    { from: 'password' },
    { from: 'password' },
  ])
})

test('a client without secret signs in with a password too', async () => {
  const pool = await startCognito({ triggers: passwordHandlers, client: { GenerateSecret: false } })
  await pool.caller.signUp(ANNA)
  expect((await srpClient(pool).signIn(ANNA, PASSWORD)).TokenType).toBe('Bearer')
})

test.each(SALT_FORMS)('an independent client signs in with a salt that begins with %s', async (_, form) => {
  const salt = saltThat(form)
  const pool = await startWithSalt(ANNA, salt)
  const srp = srpClient(pool)
  const { answer } = await srp.start(ANNA, PASSWORD)
  expect(toInteger(answer.ChallengeParameters?.['SALT'] ?? '')).toBe(toInteger(salt))
  expect((await srp.signIn(ANNA, PASSWORD)).TokenType).toBe('Bearer')
  expect(await refusalOf(srp.prove(ANNA, `${PASSWORD}!`))).toBe(
    'NotAuthorizedException: Incorrect username or password.',
  )
})
