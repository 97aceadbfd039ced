import {
  AdminDisableUserCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { userPoolIn } from '#infra/pool.ts'
import { secretHash, TokensSchema } from './testing/caller.ts'
import { answering, type Handlers, passwordHandlers, RIGHT_ANSWER } from './testing/handlers.ts'
import { srpClient } from './testing/srp-client.ts'
import { refusalOf, startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'
const TEMPORARY = 'temporary-long-password'
const NEW_PASSWORD = 'another-long-password'
const WRONG = 'NotAuthorizedException: Incorrect username or password.'
const UNRECOGNIZABLE = 'InvalidLambdaResponseException: Unrecognizable lambda output'
const TOO_SHORT = 'InvalidPasswordException: Password did not conform with policy: Password not long enough'

/** A pool where an operator has made an account for Anna, and she has proven the temporary password. */
async function startWithAnna(options: Parameters<typeof startCognito>[0] = {}) {
  const pool = await startCognito({ triggers: passwordHandlers, ...options })
  const { caller } = pool
  const { User } = await caller.adminCreate(ANNA, {
    TemporaryPassword: TEMPORARY,
    UserAttributes: [{ Name: 'email_verified', Value: 'true' }],
  })
  const sub = User?.Username ?? ''
  const srp = srpClient(pool)
  const answer = (session: string | undefined, more: Record<string, string> = {}) =>
    caller.respond(session ?? '', '', '', {
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      ChallengeResponses: { ...srp.hashed(sub), NEW_PASSWORD, ...more },
    })
  return { ...pool, sub, srp, answer, proven: () => srp.prove(ANNA, TEMPORARY) }
}

test('a temporary password leads to a new one, then to the code, then to tokens', async () => {
  const { caller, sub, srp, answer, proven } = await startWithAnna()
  const { $metadata: _, ...asked } = await proven()
  expect(asked).toEqual({
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session: expect.stringMatching(/^AYABe[\w-]{1538}$/),
    ChallengeParameters: {
      requiredAttributes: '[]',
      userAttributes: JSON.stringify({ email_verified: 'true', email: ANNA }),
    },
  })
  const { $metadata: __, ...code } = await answer(asked.Session)
  expect(code).toEqual({
    ChallengeName: 'CUSTOM_CHALLENGE',
    Session: expect.any(String),
    ChallengeParameters: { hint: 'six digits' },
  })
  const { AuthenticationResult } = await caller.respond(code.Session ?? '', sub, RIGHT_ANSWER)
  expect(TokensSchema.parse(AuthenticationResult).TokenType).toBe('Bearer')
  expect(await caller.statusOf(ANNA)).toBe('CONFIRMED')
  expect(await refusalOf(srp.prove(ANNA, TEMPORARY))).toBe(WRONG)
  expect((await srp.signIn(ANNA, NEW_PASSWORD)).TokenType).toBe('Bearer')
})

test('Define sees the status before, and the round and the new status after', async () => {
  const { events, answer, proven } = await startWithAnna()
  events.length = 0
  await answer((await proven()).Session)
  const seen = events.map(({ triggerSource, request }) => [
    triggerSource.replace(/_.*/, ''),
    request.userAttributes?.['cognito:user_status'],
    request.session?.map(({ challengeName }) => challengeName),
  ])
  const rounds = ['SRP_A', 'PASSWORD_VERIFIER', 'NEW_PASSWORD_REQUIRED']
  expect(seen).toEqual([
    ['DefineAuthChallenge', 'FORCE_CHANGE_PASSWORD', rounds.slice(0, 1)],
    ['DefineAuthChallenge', 'FORCE_CHANGE_PASSWORD', rounds.slice(0, 2)],
    ['DefineAuthChallenge', 'CONFIRMED', rounds],
    ['CreateAuthChallenge', 'CONFIRMED', rounds],
  ])
  expect(events.at(-1)?.request.session?.at(-1)).toEqual({
    challengeName: 'NEW_PASSWORD_REQUIRED',
    challengeResult: true,
    challengeMetadata: null,
  })
})

test('a wrong temporary password is a wrong password', async () => {
  const { srp } = await startWithAnna()
  expect(await refusalOf(srp.prove(ANNA, NEW_PASSWORD))).toBe(WRONG)
})

test('a password that breaks the policy leaves the session good, or uses it up, as assumed', async () => {
  for (const refusedNewPassword of ['keeps-session', 'uses-session'] as const) {
    const { caller, answer, proven } = await startWithAnna({ assumptions: { refusedNewPassword } })
    const { Session } = await proven()
    expect(await refusalOf(answer(Session, { NEW_PASSWORD: 'short' }))).toBe(TOO_SHORT)
    expect(await caller.statusOf(ANNA)).toBe('FORCE_CHANGE_PASSWORD')
    expect(await refusalOf(answer(Session))).toBe(
      refusedNewPassword === 'keeps-session'
        ? 'not refused'
        : 'NotAuthorizedException: Invalid session for the user, session can only be used once.',
    )
  }
})

test('of ten parallel answers one sets the password', async () => {
  const { answer, proven } = await startWithAnna()
  const { Session } = await proven()
  const refusals = await Promise.all(Array.from({ length: 10 }, () => refusalOf(answer(Session))))
  expect(refusals.filter((refusal) => refusal === 'not refused')).toHaveLength(1)
})

test('without NEW_PASSWORD, and with a wrong SECRET_HASH, the session stays good', async () => {
  const { cognito, answer, proven } = await startWithAnna()
  const { Session } = await proven()
  expect(await refusalOf(answer(Session, { NEW_PASSWORD: '' }))).toBe(
    'InvalidParameterException: Missing required parameter NEW_PASSWORD',
  )
  expect(await refusalOf(answer(Session, { SECRET_HASH: secretHash(cognito, ANNA) }))).toBe(
    `NotAuthorizedException: Unable to verify secret hash for client ${cognito.clientId}`,
  )
  expect((await answer(Session)).ChallengeName).toBe('CUSTOM_CHALLENGE')
})

test('its session takes no code, and a session for a code takes no new password', async () => {
  const { caller, sub, answer, proven } = await startWithAnna()
  const invalid = 'NotAuthorizedException: Invalid session for the user.'
  const { Session = '' } = await proven()
  expect(await refusalOf(caller.respond(Session, sub, RIGHT_ANSWER))).toBe(invalid)
  const code = await answer(Session)
  expect(await refusalOf(answer(code.Session))).toBe(invalid)
})

test('a temporary password that was replaced, or a user who was disabled meanwhile, gets no further', async () => {
  const { caller, cognito, answer, proven } = await startWithAnna()
  const user = { UserPoolId: cognito.poolId, Username: ANNA }
  const [first, second] = [await proven(), await proven()]
  await caller.sdk.send(new AdminDisableUserCommand(user))
  expect(await refusalOf(answer(first.Session))).toBe('NotAuthorizedException: User is disabled.')
  const set = { ...user, Password: 'a bicycle in the rain', Permanent: true }
  await caller.sdk.send(new AdminSetUserPasswordCommand(set))
  expect(await refusalOf(answer(second.Session))).toBe(WRONG)
})

test('Define that answers anything else after the temporary password: "Unrecognizable lambda output"', async () => {
  for (const decision of [{ challengeName: 'CUSTOM_CHALLENGE' }, { issueTokens: true }]) {
    const { proven } = await startWithAnna({ triggers: afterPassword(decision) })
    expect(await refusalOf(proven())).toBe(UNRECOGNIZABLE)
  }
  const { proven } = await startWithAnna({ triggers: afterPassword({ failAuthentication: true }) })
  expect(await refusalOf(proven())).toBe(WRONG)
})

test('Define that asks for a new password where none is due: "Unrecognizable lambda output"', async () => {
  const { caller, proven, answer } = await startWithAnna({
    triggers: afterPassword({ challengeName: 'NEW_PASSWORD_REQUIRED' }),
  })
  expect(await refusalOf(answer((await proven()).Session))).toBe(UNRECOGNIZABLE)
  await caller.signUp('ben@example.com')
  const DefineAuthChallenge = answering(() => ({ challengeName: 'NEW_PASSWORD_REQUIRED' }))
  const other = await startWithAnna({ triggers: { ...passwordHandlers, DefineAuthChallenge } })
  expect(await refusalOf(other.caller.initiate(ANNA))).toBe(UNRECOGNIZABLE)
})

test('required attributes without a value are asked for, and others may be given', async () => {
  const { caller, answer, proven } = await startWithAnna({
    pool: {
      Schema: userPoolIn('code').Schema.map((attribute) => ({ ...attribute, Required: true })),
    },
  })
  const { Session, ChallengeParameters } = await proven()
  expect(ChallengeParameters).toEqual({
    requiredAttributes: '["userAttributes.name"]',
    userAttributes: JSON.stringify({ email_verified: 'true', email: ANNA, name: '' }),
  })
  expect(await refusalOf(answer(Session))).toBe(
    'InvalidParameterException: Invalid attributes given, name is missing',
  )
  const given = { 'userAttributes.name': 'Anna', 'userAttributes.locale': 'en' }
  const { Session: code = '' } = await answer((await proven()).Session, given)
  const { AuthenticationResult } = await caller.respond(code, ANNA, RIGHT_ANSWER)
  const { UserAttributes } = await caller.getUser(AuthenticationResult?.AccessToken ?? '')
  expect(UserAttributes).toEqual(
    expect.arrayContaining([
      { Name: 'name', Value: 'Anna' },
      { Name: 'locale', Value: 'en' },
    ]),
  )
})

test.each([
  ['userAttributes.email', 'Cannot modify an already provided email'],
  ['userAttributes.email_verified', 'A client attempted to write unauthorized attribute'],
])('%s is refused: "%s"', async (name, message) => {
  const { answer, proven } = await startWithAnna()
  const { Session } = await proven()
  expect(await refusalOf(answer(Session, { [name]: 'other@example.com' }))).toBe(
    `NotAuthorizedException: ${message}`,
  )
})

/** Triggers that decide this once the password is proven. */
function afterPassword(decision: object): Handlers {
  return {
    ...passwordHandlers,
    DefineAuthChallenge: answering(({ request }) =>
      request.session?.length === 1 ? { challengeName: 'PASSWORD_VERIFIER' } : decision,
    ),
  }
}
