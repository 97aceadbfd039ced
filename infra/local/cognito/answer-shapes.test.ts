import type { RespondToAuthChallengeCommandOutput } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { PASSWORD, type Tokens } from './testing/caller.ts'
import { answering, passwordHandlers, plainHandlers, RIGHT_ANSWER } from './testing/handlers.ts'
import { srpClient } from './testing/srp-client.ts'
import { startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'

const NEXT_CHALLENGE = {
  ChallengeName: 'CUSTOM_CHALLENGE',
  Session: expect.stringMatching(/^AYABe[\w-]{1538}$/),
  ChallengeParameters: { hint: 'six digits' },
}
const SIGNED_IN = {
  ChallengeParameters: {},
  AuthenticationResult: {
    AccessToken: expect.any(String),
    IdToken: expect.any(String),
    RefreshToken: expect.any(String),
    TokenType: 'Bearer',
    ExpiresIn: 300,
  } satisfies Record<keyof Tokens, unknown>,
}

test('code alone: InitiateAuth names the user, no answer of RespondToAuthChallenge does', async () => {
  const { caller } = await startCognito()
  const { UserSub = '' } = await caller.signUp(ANNA)
  const first = await caller.initiate(ANNA)
  expect(wireOf(first)).toEqual({
    ...NEXT_CHALLENGE,
    ChallengeParameters: { USERNAME: UserSub, hint: 'six digits' },
  })
  const wrong = await caller.respond(first.Session ?? '', UserSub, 'wrong')
  expect(wireOf(wrong)).toEqual(NEXT_CHALLENGE)
  const again = await caller.respond(wrong.Session ?? '', UserSub, 'wrong')
  expect(wireOf(again)).toEqual(NEXT_CHALLENGE)
  const right = await caller.respond(again.Session ?? '', UserSub, RIGHT_ANSWER)
  expect(wireOf(right)).toEqual(SIGNED_IN)
})

test('password and code: the same, from the answer to PASSWORD_VERIFIER on', async () => {
  const pool = await startCognito({ triggers: passwordHandlers })
  const { caller } = pool
  const srp = srpClient(pool)
  const { UserSub = '' } = await caller.signUp(ANNA)
  const started = await srp.start(ANNA, PASSWORD)
  expect(started.answer.ChallengeParameters?.['USERNAME']).toBe(UserSub)
  const proven = await srp.respond(started, srp.claim(started))
  expect(wireOf(proven)).toEqual(NEXT_CHALLENGE)
  const wrong = await caller.respond(proven.Session ?? '', UserSub, 'wrong')
  expect(wireOf(wrong)).toEqual(NEXT_CHALLENGE)
  const again = await caller.respond(wrong.Session ?? '', UserSub, 'wrong')
  expect(wireOf(again)).toEqual(NEXT_CHALLENGE)
  const right = await caller.respond(again.Session ?? '', UserSub, RIGHT_ANSWER)
  expect(wireOf(right)).toEqual(SIGNED_IN)
})

test('a code straight after SRP_A comes from InitiateAuth, and names the user', async () => {
  const DefineAuthChallenge = answering(() => ({ challengeName: 'CUSTOM_CHALLENGE' }))
  const pool = await startCognito({ triggers: { ...plainHandlers, DefineAuthChallenge } })
  const { UserSub } = await pool.caller.signUp(ANNA)
  const { answer } = await srpClient(pool).startBare(ANNA)
  expect(answer.ChallengeParameters).toEqual({ USERNAME: UserSub, hint: 'six digits' })
})

test('an unknown user gets the same: a name once, and never again', async () => {
  const { caller } = await startCognito()
  const first = await caller.challenge('nobody@example.com')
  const name = first.ChallengeParameters['USERNAME'] ?? ''
  const wrong = await caller.respond(first.Session, name, 'wrong')
  expect(wrong.ChallengeParameters).toEqual(NEXT_CHALLENGE.ChallengeParameters)
})

test('without public parameters an answer of RespondToAuthChallenge holds none', async () => {
  const CreateAuthChallenge = answering(() => ({ privateChallengeParameters: { answer: RIGHT_ANSWER } }))
  const { caller } = await startCognito({ triggers: { ...plainHandlers, CreateAuthChallenge } })
  await caller.signUp(ANNA)
  const { Session } = await caller.challenge(ANNA)
  expect((await caller.respond(Session, ANNA, 'wrong')).ChallengeParameters).toEqual({})
})

/** An answer as it came, without what the SDK adds. */
function wireOf({ $metadata: _, ...answer }: RespondToAuthChallengeCommandOutput) {
  return answer
}
