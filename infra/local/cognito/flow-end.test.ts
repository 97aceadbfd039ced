import { expect, test } from 'vitest'
import { PASSWORD } from './testing/caller.ts'
import { answering, passwordHandlers, plainHandlers, RIGHT_ANSWER } from './testing/handlers.ts'
import { srpClient } from './testing/srp-client.ts'
import { refusalOf, startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'
const WRONG = 'NotAuthorizedException: Incorrect username or password.'

/** Triggers that would go on asking for ever. */
const patient = {
  ...plainHandlers,
  DefineAuthChallenge: answering(({ request }) =>
    request.session?.at(-1)?.challengeResult === true
      ? { issueTokens: true }
      : { challengeName: 'CUSTOM_CHALLENGE' },
  ),
}

/** A flow of Anna's with the wrong answers that it takes. */
async function startWithAnna(options: Parameters<typeof startCognito>[0]) {
  const pool = await startCognito({ triggers: patient, ...options })
  const { caller } = pool
  await caller.signUp(ANNA)
  const wrong = async (count: number) => {
    let { Session } = await caller.challenge(ANNA)
    for (let round = 0; round < count; round += 1) {
      Session = (await caller.respond(Session, ANNA, 'wrong')).Session ?? ''
    }
    return Session
  }
  return { ...pool, wrong }
}

const sources = (events: readonly { triggerSource: string }[]) =>
  events.map(({ triggerSource }) => triggerSource.replace(/_.*/, ''))

test('a flow has as many rounds as its triggers allow', async () => {
  const { caller, wrong } = await startWithAnna({})
  expect((await caller.respond(await wrong(12), ANNA, RIGHT_ANSWER)).AuthenticationResult).toBeDefined()
})

test('where rounds are counted, the third wrong answer ends the flow; Verify has run, Define and Create not', async () => {
  const { caller, events, wrong } = await startWithAnna({ assumptions: { flowEndsAfterRounds: 3 } })
  const session = await wrong(2)
  events.length = 0
  expect(await refusalOf(caller.respond(session, ANNA, 'wrong'))).toBe(WRONG)
  expect(sources(events)).toEqual(['VerifyAuthChallengeResponse'])
})

test('a third answer that is right signs in', async () => {
  const { caller, wrong } = await startWithAnna({ assumptions: { flowEndsAfterRounds: 3 } })
  expect((await caller.respond(await wrong(2), ANNA, RIGHT_ANSWER)).AuthenticationResult).toBeDefined()
})

test('a right answer that would lead on ends the flow too: Define has run, Create not', async () => {
  const DefineAuthChallenge = answering(() => ({ challengeName: 'CUSTOM_CHALLENGE' }))
  const { caller, events } = await startWithAnna({
    triggers: { ...plainHandlers, DefineAuthChallenge },
    assumptions: { flowEndsAfterRounds: 1 },
  })
  const { Session } = await caller.challenge(ANNA)
  events.length = 0
  expect(await refusalOf(caller.respond(Session, ANNA, RIGHT_ANSWER))).toBe(WRONG)
  expect(sources(events)).toEqual(['VerifyAuthChallengeResponse', 'DefineAuthChallenge'])
})

test('the password is a round, SRP_A is none', async () => {
  const pool = await startWithAnna({
    triggers: passwordHandlers,
    assumptions: { flowEndsAfterRounds: 2 },
  })
  const { caller } = pool
  const srp = srpClient(pool)
  expect((await srp.signIn(ANNA, PASSWORD)).TokenType).toBe('Bearer')
  const { Session = '' } = await srp.prove(ANNA, PASSWORD)
  expect(await refusalOf(caller.respond(Session, ANNA, 'wrong'))).toBe(WRONG)
})

test('one round and a password: the flow ends before any code', async () => {
  const pool = await startWithAnna({ triggers: passwordHandlers, assumptions: { flowEndsAfterRounds: 1 } })
  pool.events.length = 0
  expect(await refusalOf(srpClient(pool).prove(ANNA, PASSWORD))).toBe(WRONG)
  expect(sources(pool.events)).toEqual(['DefineAuthChallenge', 'DefineAuthChallenge'])
})
