import { AdminDisableUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test, vi } from 'vitest'
import { SRP_PRIME } from '#lib/srp.ts'
import { PASSWORD } from './testing/caller.ts'
import {
  answering,
  type Handlers,
  passwordHandlers,
  plainHandlers,
  RIGHT_ANSWER,
} from './testing/handlers.ts'
import { srpClient } from './testing/srp-client.ts'
import { refusalOf, startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'
const NOBODY = 'nobody@example.com'
const WRONG = 'NotAuthorizedException: Incorrect username or password.'
const UNCONFIRMED = 'UserNotConfirmedException: User is not confirmed.'

async function start(options: Parameters<typeof startCognito>[0] = {}) {
  const pool = await startCognito({ triggers: passwordHandlers, ...options })
  const srp = srpClient(pool)
  const initiate = (parameters: Record<string, string>) =>
    pool.caller.initiate('', { AuthParameters: { ...srp.hashed(ANNA), ...parameters } })
  return { ...pool, srp, initiate }
}

const defining = (response: object): Handlers => ({
  ...passwordHandlers,
  DefineAuthChallenge: answering(() => response),
})

test('without SRP_A: "Missing required parameter SRP_A"', async () => {
  const { initiate } = await start()
  for (const more of [{}, { SRP_A: '' }]) {
    expect(await refusalOf(initiate({ CHALLENGE_NAME: 'SRP_A', ...more }))).toBe(
      'InvalidParameterException: Missing required parameter SRP_A',
    )
  }
})

test.each([
  ['0', '0'],
  ['N', SRP_PRIME.toString(16)],
  ['no hex', 'xyz'],
  ['a sign', '-2'],
  ['too long', 'f'.repeat(771)],
])('SRP_A that is refused: %s', async (_, SRP_A) => {
  const { initiate, events } = await start()
  expect(await refusalOf(initiate({ CHALLENGE_NAME: 'SRP_A', SRP_A }))).toBe(
    'InvalidParameterException: SRP_A is not valid.',
  )
  expect(events).toEqual([])
})

test('the trap: triggers that count SRP_A as passed give tokens without a password', async () => {
  const { caller, initiate } = await start({ triggers: plainHandlers })
  await caller.signUp(ANNA)
  expect((await initiate({ CHALLENGE_NAME: 'SRP_A', SRP_A: 'abcdef' })).AuthenticationResult).toBeDefined()
})

test('CUSTOM_CHALLENGE straight after SRP_A: the code, with the SRP_A round in its session', async () => {
  const triggers: Handlers = {
    ...plainHandlers,
    DefineAuthChallenge: answering(({ request }) => {
      const last = request.session?.at(-1)
      const isProven = last?.challengeName === 'CUSTOM_CHALLENGE' && last.challengeResult
      return isProven ? { issueTokens: true } : { challengeName: 'CUSTOM_CHALLENGE' }
    }),
  }
  const { caller, events, initiate } = await start({ triggers })
  await caller.signUp(ANNA)
  const { ChallengeName, Session = '' } = await initiate({ CHALLENGE_NAME: 'SRP_A', SRP_A: 'abcdef' })
  expect(ChallengeName).toBe('CUSTOM_CHALLENGE')
  expect(events.at(-1)).toMatchObject({
    triggerSource: 'CreateAuthChallenge_Authentication',
    request: { session: [{ challengeName: 'SRP_A', challengeResult: true, challengeMetadata: null }] },
  })
  expect((await caller.respond(Session, ANNA, RIGHT_ANSWER)).AuthenticationResult).toBeDefined()
  expect(events.at(-1)?.request.session).toMatchObject([
    { challengeName: 'SRP_A' },
    { challengeName: 'CUSTOM_CHALLENGE' },
  ])
})

test('CHALLENGE_NAME CUSTOM_CHALLENGE, and SRP_A without CHALLENGE_NAME, start without SRP', async () => {
  const { caller, events, initiate } = await start({ triggers: plainHandlers })
  await caller.signUp(ANNA)
  for (const parameters of [{ CHALLENGE_NAME: 'CUSTOM_CHALLENGE' }, { SRP_A: 'abcdef' }, {}]) {
    events.length = 0
    expect((await initiate(parameters)).ChallengeName).toBe('CUSTOM_CHALLENGE')
    expect(events[0]?.request.session).toEqual([])
  }
})

test('any other CHALLENGE_NAME fails loudly', async () => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { initiate } = await start()
  expect(await refusalOf(initiate({ CHALLENGE_NAME: 'SMS_MFA' }))).toMatch(
    /^UnknownOperationException: The local Cognito does not support InitiateAuth with CHALLENGE_NAME SMS_MFA/,
  )
  complaints.mockRestore()
})

test.each([
  ['PASSWORD_VERIFIER without SRP_A', 'PASSWORD_VERIFIER', {}],
  ['SRP_A without SRP_A', 'SRP_A', {}],
  ['SRP_A once more', 'SRP_A', { CHALLENGE_NAME: 'SRP_A', SRP_A: 'abcdef' }],
  ['a challenge of another flow', 'SMS_MFA', { CHALLENGE_NAME: 'SRP_A', SRP_A: 'abcdef' }],
])('Define answers what the flow cannot do: %s', async (_, challengeName, parameters) => {
  const { caller, initiate } = await start({ triggers: defining({ challengeName }) })
  await caller.signUp(ANNA)
  expect(await refusalOf(initiate(parameters))).toBe(
    'InvalidLambdaResponseException: Unrecognizable lambda output',
  )
})

test('Define asks for the password a second time: "Unrecognizable lambda output"', async () => {
  const { caller, srp } = await start({ triggers: defining({ challengeName: 'PASSWORD_VERIFIER' }) })
  await caller.signUp(ANNA)
  expect(await refusalOf(srp.prove(ANNA, PASSWORD))).toBe(
    'InvalidLambdaResponseException: Unrecognizable lambda output',
  )
})

test('an unknown user, ENABLED: the same fields and lengths, the same salt and user id each time', async () => {
  const { caller, events, srp } = await start()
  await caller.signUp(ANNA)
  events.length = 0
  const known = (await srp.start(ANNA, PASSWORD)).answer.ChallengeParameters ?? {}
  const first = (await srp.start(NOBODY, PASSWORD)).answer.ChallengeParameters ?? {}
  const second = (await srp.start('Nobody@example.com', PASSWORD)).answer.ChallengeParameters ?? {}
  const other = (await srp.start('else@example.com', PASSWORD)).answer.ChallengeParameters ?? {}
  expect(Object.keys(first)).toEqual(Object.keys(known))
  for (const name of ['SALT', 'SECRET_BLOCK', 'USERNAME', 'USER_ID_FOR_SRP']) {
    expect(first[name]).toHaveLength(known[name]?.length ?? 0)
  }
  expect(first['USER_ID_FOR_SRP']).toMatch(/^[\da-f]{8}-[\da-f]{4}-3/)
  expect(second).toMatchObject({ SALT: first['SALT'], USER_ID_FOR_SRP: first['USER_ID_FOR_SRP'] })
  expect(other['SALT']).not.toBe(first['SALT'])
  expect(events.slice(1).map(({ request }) => request['userNotFound'])).toEqual([true, true, true])
})

test('an unknown user, ENABLED: whatever is claimed, "Incorrect username or password."', async () => {
  const { events, srp } = await start()
  for (let tries = 0; tries < 7; tries += 1) expect(await refusalOf(srp.guess(NOBODY))).toBe(WRONG)
  expect(await refusalOf(srp.prove(NOBODY, PASSWORD))).toBe(WRONG)
  expect(events.map(({ triggerSource }) => triggerSource)).not.toContain('CreateAuthChallenge_Authentication')
})

test('an unknown user, LEGACY: UserNotFoundException, and no trigger runs', async () => {
  const { events, srp } = await start({ client: { PreventUserExistenceErrors: 'LEGACY' } })
  expect(await refusalOf(srp.start(NOBODY, PASSWORD))).toBe('UserNotFoundException: User does not exist.')
  expect(events).toEqual([])
})

test('an unconfirmed user, ENABLED: named so after the right password only', async () => {
  const { PreSignUp: _, ...triggers } = passwordHandlers
  const { caller, srp } = await start({ triggers })
  await caller.signUp(ANNA)
  expect(await refusalOf(srp.prove(ANNA, 'another-long-password'))).toBe(WRONG)
  expect(await refusalOf(srp.prove(ANNA, PASSWORD))).toBe(UNCONFIRMED)
})

test('an unconfirmed user, LEGACY: named so whatever the password', async () => {
  const { PreSignUp: _, ...triggers } = passwordHandlers
  const { caller, srp } = await start({ triggers, client: { PreventUserExistenceErrors: 'LEGACY' } })
  await caller.signUp(ANNA)
  expect(await refusalOf(srp.guess(ANNA))).toBe(UNCONFIRMED)
})

test('an unconfirmed user led past the password is refused where the plain start would be', async () => {
  const { PreSignUp: _, ...triggers } = defining({ challengeName: 'CUSTOM_CHALLENGE' })
  const { caller, events, srp } = await start({ triggers })
  await caller.signUp(ANNA)
  expect(await refusalOf(srp.start(ANNA, PASSWORD))).toBe(UNCONFIRMED)
  expect(events).toHaveLength(1)
})

test('a disabled user: "User is disabled.", or a password that is never right, as assumed', async () => {
  for (const disabledUser of ['refused', 'simulated'] as const) {
    const { caller, cognito, srp } = await start({ assumptions: { disabledUser } })
    await caller.signUp(ANNA)
    await caller.sdk.send(new AdminDisableUserCommand({ UserPoolId: cognito.poolId, Username: ANNA }))
    const refusal = await refusalOf(srp.prove(ANNA, PASSWORD))
    expect(refusal).toBe(disabledUser === 'refused' ? 'NotAuthorizedException: User is disabled.' : WRONG)
  }
})
