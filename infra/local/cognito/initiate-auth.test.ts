import { AdminDisableUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { secretHash } from './testing/caller.ts'
import { answering, type Handlers, plainHandlers, RIGHT_ANSWER } from './testing/handlers.ts'
import { refusalOf, startCognito } from './testing/start-cognito.ts'
import { temporaryFolder } from './testing/state-folders.ts'

const WRONG = 'NotAuthorizedException: Incorrect username or password.'

test('CUSTOM_AUTH answers a challenge with the sub as USERNAME and the public parameters only', async () => {
  const { caller } = await startCognito()
  const { UserSub } = await caller.signUp('anna@example.com')
  const { $metadata, ...answer } = await caller.initiate('anna@example.com')
  expect($metadata.httpStatusCode).toBe(200)
  expect(answer).toEqual({
    ChallengeName: 'CUSTOM_CHALLENGE',
    Session: expect.stringMatching(/^AYABe[\w-]{1538}$/),
    ChallengeParameters: { USERNAME: UserSub, hint: 'six digits' },
  })
  expect(UserSub).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
})

test('users are found in any case of their address, and by their sub', async () => {
  const { caller } = await startCognito()
  const { UserSub = '' } = await caller.signUp('Anna@Example.com')
  for (const name of ['anna@example.com', 'ANNA@EXAMPLE.COM', UserSub]) {
    expect((await caller.challenge(name)).ChallengeParameters['USERNAME']).toBe(UserSub)
  }
})

test('unknown user, ENABLED: a challenge like any other, with a made-up USERNAME that stays the same', async () => {
  const { caller } = await startCognito()
  const first = await caller.challenge('nobody@example.com')
  const second = await caller.challenge('Nobody@example.com')
  const other = await caller.challenge('else@example.com')
  const name = first.ChallengeParameters['USERNAME']
  expect(name).toMatch(/^[\da-f]{8}-[\da-f]{4}-3[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  expect(second.ChallengeParameters).toEqual({ USERNAME: name, hint: 'six digits' })
  expect(other.ChallengeParameters['USERNAME']).not.toBe(name)
  expect(first.Session).toMatch(/^AYABe[\w-]{1582}$/)
})

test('unknown user, ENABLED: another pool makes up another USERNAME', async () => {
  const [here, there] = [await startCognito(), await startCognito({ stateFolder: await temporaryFolder() })]
  const names = [here, there].map(async ({ caller }) => {
    const { ChallengeParameters } = await caller.challenge('nobody@example.com')
    return ChallengeParameters['USERNAME']
  })
  expect(await names[0]).not.toBe(await names[1])
})

test('unknown user, ENABLED: whatever is answered, the end is "Incorrect username or password."', async () => {
  const { caller } = await startCognito()
  for (const asMadeUp of [true, false]) {
    const { Session, ChallengeParameters } = await caller.challenge('nobody@example.com')
    const name = asMadeUp ? (ChallengeParameters['USERNAME'] ?? '') : 'Nobody@example.com'
    expect(await refusalOf(caller.respond(Session, name, RIGHT_ANSWER))).toBe(WRONG)
  }
})

test('unknown user, LEGACY: UserNotFoundException, and no trigger runs', async () => {
  const { caller, events } = await startCognito({ client: { PreventUserExistenceErrors: 'LEGACY' } })
  expect(await refusalOf(caller.initiate('nobody@example.com'))).toBe(
    'UserNotFoundException: User does not exist.',
  )
  expect(events).toEqual([])
})

const noTriggers: Handlers = {}
const unconfirmedTriggers: Handlers = { ...plainHandlers, PreSignUp: answering(() => ({})) }

test('unconfirmed user: refused at once, or when tokens would be issued, as assumed', async () => {
  const refusal = 'UserNotConfirmedException: User is not confirmed.'
  const atOnce = await startCognito({ triggers: unconfirmedTriggers })
  await atOnce.caller.signUp('anna@example.com')
  expect(await refusalOf(atOnce.caller.initiate('anna@example.com'))).toBe(refusal)

  const atTokens = await startCognito({
    triggers: unconfirmedTriggers,
    assumptions: { unconfirmedRefused: 'at-tokens' },
  })
  await atTokens.caller.signUp('anna@example.com')
  expect(await refusalOf(atTokens.caller.signIn('anna@example.com'))).toBe(refusal)
})

test('disabled user: "User is disabled.", or a flow that never ends well, as assumed', async () => {
  for (const disabledUser of ['refused', 'simulated'] as const) {
    const { caller, cognito, events } = await startCognito({ assumptions: { disabledUser } })
    await caller.signUp('anna@example.com')
    await caller.sdk.send(
      new AdminDisableUserCommand({ UserPoolId: cognito.poolId, Username: 'anna@example.com' }),
    )
    const refusal = await refusalOf(caller.signIn('anna@example.com'))
    expect(refusal).toBe(disabledUser === 'refused' ? 'NotAuthorizedException: User is disabled.' : WRONG)
    const isForShow = events.some(({ request }) => request['userNotFound'] === true)
    expect(isForShow).toBe(disabledUser === 'simulated')
  }
})

test('a user disabled in the middle of a flow gets no tokens', async () => {
  const { caller, cognito } = await startCognito()
  await caller.signUp('anna@example.com')
  const { Session } = await caller.challenge('anna@example.com')
  await caller.sdk.send(
    new AdminDisableUserCommand({ UserPoolId: cognito.poolId, Username: 'anna@example.com' }),
  )
  expect(await refusalOf(caller.respond(Session, 'anna@example.com', RIGHT_ANSWER))).toBe(
    'NotAuthorizedException: User is disabled.',
  )
})

test('no custom-auth triggers: "Custom auth lambda trigger is not configured for the user pool."', async () => {
  const { VerifyAuthChallengeResponse: _, ...withoutOne } = plainHandlers
  for (const triggers of [noTriggers, withoutOne]) {
    const { caller } = await startCognito({ triggers })
    expect(await refusalOf(caller.initiate('anna@example.com'))).toBe(
      'InvalidParameterException: Custom auth lambda trigger is not configured for the user pool.',
    )
  }
})

test.each([
  [['ALLOW_USER_SRP_AUTH'], 'CUSTOM_AUTH', 'CUSTOM_AUTH is not enabled for the client.'],
  [['ALLOW_CUSTOM_AUTH'], 'USER_SRP_AUTH', 'USER_SRP_AUTH is not enabled for the client.'],
  [['ALLOW_CUSTOM_AUTH'], 'USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH flow not enabled for this client'],
  [['ALLOW_CUSTOM_AUTH'], 'REFRESH_TOKEN_AUTH', 'Initiate Auth method not supported.'],
  [['ALLOW_CUSTOM_AUTH'], 'ADMIN_USER_PASSWORD_AUTH', 'Initiate Auth method not supported.'],
  [
    ['CUSTOM_AUTH_FLOW_ONLY'],
    'USER_SRP_AUTH',
    'Only custom auth (lambda driven) is enabled for this client.',
  ],
] as const)('a client with %j is refused %s: "%s"', async (ExplicitAuthFlows, AuthFlow, message) => {
  const { caller } = await startCognito({ client: { ExplicitAuthFlows } })
  expect(await refusalOf(caller.initiate('anna@example.com', { AuthFlow }))).toBe(
    `InvalidParameterException: ${message}`,
  )
})

test('a client created with CUSTOM_AUTH_FLOW_ONLY runs CUSTOM_AUTH', async () => {
  const { caller } = await startCognito({ client: { ExplicitAuthFlows: ['CUSTOM_AUTH_FLOW_ONLY'] } })
  await caller.signUp('anna@example.com')
  expect((await caller.signIn('anna@example.com')).TokenType).toBe('Bearer')
})

test('an unknown client: "User pool client X does not exist."', async () => {
  const { caller } = await startCognito()
  expect(await refusalOf(caller.initiate('anna@example.com', { ClientId: 'stranger' }))).toBe(
    'ResourceNotFoundException: User pool client stranger does not exist.',
  )
})

test('SECRET_HASH missing, wrong, or over the name in another case is refused', async () => {
  const { caller, cognito } = await startCognito()
  const id = cognito.clientId
  const withHash = (hash: object) => ({ AuthParameters: { USERNAME: 'anna@example.com', ...hash } })
  const unverified = `NotAuthorizedException: Unable to verify secret hash for client ${id}`
  expect(await refusalOf(caller.initiate('', withHash({})))).toBe(
    `NotAuthorizedException: Client ${id} is configured with secret but SECRET_HASH was not received`,
  )
  expect(await refusalOf(caller.initiate('', withHash({ SECRET_HASH: 'wrong' })))).toBe(unverified)
  const ofOtherCase = { SECRET_HASH: secretHash(cognito, 'Anna@example.com') }
  expect(await refusalOf(caller.initiate('', withHash(ofOtherCase)))).toBe(unverified)
})

test('a client without secret needs no SECRET_HASH, and is refused one', async () => {
  const { caller, cognito } = await startCognito({ client: { GenerateSecret: false } })
  await caller.signUp('anna@example.com')
  expect((await caller.signIn('anna@example.com')).TokenType).toBe('Bearer')
  const AuthParameters = { USERNAME: 'anna@example.com', SECRET_HASH: 'unasked' }
  expect(await refusalOf(caller.initiate('', { AuthParameters }))).toBe(
    `NotAuthorizedException: Client ${cognito.clientId} is not configured with secret but SECRET_HASH was received`,
  )
})

test('missing USERNAME: "Missing required parameter USERNAME"', async () => {
  const { caller } = await startCognito()
  for (const AuthParameters of [{}, { USERNAME: '' }]) {
    expect(await refusalOf(caller.initiate('', { AuthParameters }))).toBe(
      'InvalidParameterException: Missing required parameter USERNAME',
    )
  }
})
