import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { expect, test } from 'vitest'
import { appClientOn, PLANS } from '#infra/pool.ts'
import { startLocalCognito } from './server.ts'
import type { CognitoFaults } from './services.ts'
import { plainHandlers, RIGHT_ANSWER } from './testing/handlers.ts'
import { callerOf, refusalOf, startCognito } from './testing/start-cognito.ts'
import { temporaryFolder } from './testing/state-folders.ts'

const ANNA = 'anna@example.com'

test('ids have the form of the real ones, and differ from pool to pool', async () => {
  const { cognito } = await startCognito({ stateFolder: await temporaryFolder() })
  const other = await startCognito({ stateFolder: await temporaryFolder() })
  expect(cognito.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(cognito.poolId).toMatch(/^us-east-1_[A-Za-z\d]+$/)
  expect(cognito.clientId).toMatch(/^[a-z\d]{26}$/)
  expect(cognito.clientSecret).toMatch(/^[a-z\d]{51}$/)
  expect(other.cognito.clientId).not.toBe(cognito.clientId)
  expect(other.cognito.clientSecret).not.toBe(cognito.clientSecret)
})

test('the triggers are made once, with the address they can call back', async () => {
  const addresses: string[] = []
  const cognito = await startLocalCognito({
    port: 0,
    clock: Date.now,
    triggers: (address) => {
      addresses.push(address)
      return {}
    },
  })
  await cognito.close()
  expect(addresses).toEqual([cognito.url])
})

test('after a restart with the same folder users, sessions, tokens, keys and ids are the same', async () => {
  const stateFolder = await temporaryFolder()
  const start = () =>
    startLocalCognito({ port: 0, clock: Date.now, triggers: () => plainHandlers, stateFolder })
  const first = await start()
  const before = callerOf(first)
  const { UserSub } = await before.signUp(ANNA)
  const tokens = await before.signIn(ANNA)
  const { Session } = await before.challenge(ANNA)
  const used = await before.challenge(ANNA)
  await before.respond(used.Session, ANNA, 'wrong')
  await first.close()

  const second = await start()
  try {
    const after = callerOf(second)
    expect([second.clientId, second.clientSecret]).toEqual([first.clientId, first.clientSecret])
    expect(second.jwks()).toEqual(first.jwks())
    expect((await after.getUser(tokens.AccessToken)).Username).toBe(UserSub)
    expect((await after.refreshed(tokens.RefreshToken)).TokenType).toBe('Bearer')
    expect((await after.respond(Session, ANNA, RIGHT_ANSWER)).AuthenticationResult).toBeDefined()
    expect(await refusalOf(after.respond(used.Session, ANNA, RIGHT_ANSWER))).toMatch(/only be used once\.$/)
  } finally {
    await second.close()
  }
})

test('in memory everything is gone after a stop', async () => {
  const start = () => startLocalCognito({ port: 0, clock: Date.now, triggers: () => plainHandlers })
  const first = await start()
  await callerOf(first).signUp(ANNA)
  await first.close()
  const second = await start()
  expect(second.clientId).not.toBe(first.clientId)
  expect((await callerOf(second).signUp(ANNA)).UserConfirmed).toBe(true)
  await second.close()
})

test('an access token of this pool passes no other pool that has its own keys', async () => {
  const { caller, cognito } = await startCognito({ clock: Date.now })
  await caller.signUp(ANNA)
  const { AccessToken } = await caller.signIn(ANNA)
  const other = await startCognito({ stateFolder: await temporaryFolder() })
  const verifier = CognitoJwtVerifier.create({
    ...{ userPoolId: cognito.poolId, clientId: cognito.clientId, tokenUse: 'access' },
  })
  verifier.cacheJwks({
    keys: other.cognito.jwks().keys.map(({ kid = '', n = '', e = '' }) => {
      return { kid, n, e, kty: 'RSA' as const, alg: 'RS256' as const, use: 'sig' as const }
    }),
  })
  expect(() => verifier.verifySync(AccessToken)).toThrow('JWK for kid')
})

test('a taken port and triggers that cannot be made stop the start, and leave nothing open', async () => {
  const stateFolder = await temporaryFolder()
  const { cognito } = await startCognito()
  const options = { clock: Date.now, triggers: () => ({}), stateFolder }
  const port = Number(new URL(cognito.url).port)
  await expect(startLocalCognito({ ...options, port })).rejects.toThrow('EADDRINUSE')

  let address = ''
  const broken = (url: string): never => {
    address = url
    throw new Error('no triggers today')
  }
  const start = startLocalCognito({ ...options, port: 0, triggers: broken })
  await expect(start).rejects.toThrow('no triggers today')
  await expect(fetch(address)).rejects.toThrow()

  const third = await startLocalCognito({ ...options, port: 0 })
  await third.close()
})

test('a fault answers one operation, or all, until it is taken back', async () => {
  const faults: CognitoFaults = {}
  const { caller } = await startCognito({ faults })
  await caller.signUp(ANNA)
  faults.fail = { operation: 'InitiateAuth', type: 'TooManyRequestsException', message: 'Rate exceeded' }
  expect(await refusalOf(caller.initiate(ANNA))).toBe('TooManyRequestsException: Rate exceeded')
  expect(await refusalOf(caller.getUser('x'))).toBe('NotAuthorizedException: Invalid Access Token')
  faults.fail = { type: 'InternalErrorException', message: 'Internal error', status: 500 }
  expect(await refusalOf(caller.getUser('x'))).toBe('InternalErrorException: Internal error')
  delete faults.fail
  expect((await caller.challenge(ANNA)).ChallengeName).toBe('CUSTOM_CHALLENGE')
})

test('a dropped connection: before the work nothing happened, after it the session is used up', async () => {
  const faults: CognitoFaults = {}
  const { caller } = await startCognito({ faults })
  await caller.signUp(ANNA)
  const { Session } = await caller.challenge(ANNA)
  faults.drop = 'before'
  expect(await refusalOf(caller.respond(Session, ANNA, 'wrong'))).toMatch(/ECONNRESET|socket hang up/)
  faults.drop = 'after'
  expect(await refusalOf(caller.respond(Session, ANNA, 'wrong'))).toMatch(/ECONNRESET|socket hang up/)
  delete faults.drop
  expect(await refusalOf(caller.respond(Session, ANNA, RIGHT_ANSWER))).toMatch(/only be used once\.$/)
})

test('a delay holds every answer back', async () => {
  const { cognito } = await startCognito({ faults: { delayMilliseconds: 60 } })
  const from = performance.now()
  await fetch(cognito.url)
  // A timer may fire a fraction of a millisecond early.
  expect(performance.now() - from).toBeGreaterThanOrEqual(59)
})

const [essentials, lite] = [appClientOn('essentials'), appClientOn('lite')]

test.each([
  [
    'no rotation, and none but custom authentication',
    { ...lite, ExplicitAuthFlows: essentials.ExplicitAuthFlows },
    'REFRESH_TOKEN_AUTH should always be allowed.',
  ],
  [
    'rotation, and renewal without it',
    { ...essentials, ExplicitAuthFlows: lite.ExplicitAuthFlows },
    'ALLOW_REFRESH_TOKEN_AUTH is not allowed while refresh token rotation is enabled.',
  ],
])('a client that Cognito would not make stops the start: %s', async (_, client, message) => {
  await expect(startCognito({ client })).rejects.toMatchObject({ type: 'InvalidParameterException', message })
})

test.each(PLANS)('the client of the plan %s starts', async (plan) => {
  const { cognito } = await startCognito({ client: appClientOn(plan) })
  expect(cognito.clientId).toHaveLength(26)
})
