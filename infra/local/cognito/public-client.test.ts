import {
  ChangePasswordCommand,
  DescribeUserPoolClientCommand,
  GetTokensFromRefreshTokenCommand,
  GlobalSignOutCommand,
  ListUserPoolClientsCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { appClientOn, userPoolIn } from '#infra/pool.ts'
import { PASSWORD, TokensSchema } from './testing/caller.ts'
import { answering, passwordHandlers, plainHandlers, RIGHT_ANSWER } from './testing/handlers.ts'
import { NEW_PASSWORD, recoveryOf } from './testing/recovery.ts'
import { srpClient } from './testing/srp-client.ts'
import { callerOf, refusalOf, type StartOptions, startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'
const BEN = 'ben@example.com'

/** A pool whose client has no secret and refreshes in both ways; no call here carries a hash or a secret. */
async function start(options: Parameters<typeof startCognito>[0] = {}) {
  const pool = await startCognito({
    pool: userPoolIn('password-and-code'),
    triggers: { ...passwordHandlers, PreSignUp: answering(() => ({})) },
    client: {
      GenerateSecret: false,
      ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      RefreshTokenRotation: { Feature: 'DISABLED', RetryGracePeriodSeconds: 0 },
    },
    ...options,
  })
  return { ...pool, ...recoveryOf(pool, ANNA), srp: srpClient(pool), ClientId: pool.cognito.clientId }
}

test('sign-up, confirmation, password and code', async () => {
  const { caller, srp, confirm, resend, code } = await start()
  await caller.signUp(ANNA)
  await resend()
  await confirm(code())
  const { AccessToken } = await srp.signIn(ANNA, PASSWORD)
  const change = { AccessToken, PreviousPassword: PASSWORD, ProposedPassword: NEW_PASSWORD }
  await caller.sdk.send(new ChangePasswordCommand(change))
  expect((await srp.signIn(ANNA, NEW_PASSWORD)).TokenType).toBe('Bearer')
})

test('a forgotten password, and one that an operator has reset', async () => {
  const { caller, srp, adminReset, forgot, reset, confirm, code } = await start()
  await caller.signUp(ANNA)
  await confirm(code())
  await forgot()
  await reset(code())
  await adminReset()
  await reset(code(), { Password: PASSWORD })
  expect((await srp.signIn(ANNA, PASSWORD)).TokenType).toBe('Bearer')
})

test('an account of an operator: the temporary password, a new one, the code', async () => {
  const { caller, srp } = await start()
  const { User } = await caller.adminCreate(BEN, { TemporaryPassword: PASSWORD })
  const sub = User?.Username ?? ''
  const { Session = '' } = await srp.prove(BEN, PASSWORD)
  const code = await caller.respond(Session, '', '', {
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    ChallengeResponses: { USERNAME: sub, NEW_PASSWORD },
  })
  const { AuthenticationResult } = await caller.respond(code.Session ?? '', sub, RIGHT_ANSWER)
  expect(TokensSchema.parse(AuthenticationResult).TokenType).toBe('Bearer')
})

test('a code alone, refreshes in both ways, and sign-outs', async () => {
  const { caller, ClientId } = await start({ triggers: plainHandlers })
  await caller.signUp(ANNA)
  const [first, second] = [await caller.signIn(ANNA), await caller.signIn(ANNA)]
  const refresh = (REFRESH_TOKEN: string, more = {}) =>
    caller.initiate('', { AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN, ...more } })
  expect((await refresh(first.RefreshToken)).AuthenticationResult?.IdToken).toBeDefined()
  const { AuthenticationResult } = await caller.refreshWithoutSecret(first.RefreshToken)
  expect(AuthenticationResult?.IdToken).toBeDefined()
  expect(await refusalOf(refresh(first.RefreshToken, { SECRET_HASH: 'unasked' }))).toBe(
    `NotAuthorizedException: Client ${ClientId} is not configured with secret but SECRET_HASH was received`,
  )
  await caller.sdk.send(new RevokeTokenCommand({ Token: first.RefreshToken, ClientId }))
  const revoked = 'NotAuthorizedException: Refresh Token has been revoked'
  expect(await refusalOf(refresh(first.RefreshToken))).toBe(revoked)
  await caller.sdk.send(new GlobalSignOutCommand({ AccessToken: second.AccessToken }))
  expect(await refusalOf(refresh(second.RefreshToken))).toBe(revoked)
})

const publicClient = { ...appClientOn('essentials'), ClientName: 'app', GenerateSecret: false }

/** A pool with both clients, and a caller by each. */
async function startPoolWithTwoClients(options: StartOptions = {}) {
  const pool = await startCognito({ publicClient, ...options })
  const clientId = pool.cognito.publicClientId ?? ''
  return { ...pool, clientId, app: callerOf({ ...pool.cognito, clientId }, false) }
}

test('an account of one client signs in by the other, and each gets tokens and events of its own', async () => {
  const { caller, app, clientId, cognito, events } = await startPoolWithTwoClients()
  await app.signUp(ANNA)
  expect(claimsOf((await app.signIn(ANNA)).IdToken)).toMatchObject({ aud: clientId })
  expect(events).not.toEqual([])
  for (const event of events) expect(event).toMatchObject({ callerContext: { clientId } })
  expect(claimsOf((await caller.signIn(ANNA)).IdToken)).toMatchObject({ aud: cognito.clientId })
})

test('the session of a sign-in goes on by its own client only', async () => {
  const { caller, app } = await startPoolWithTwoClients()
  await app.signUp(ANNA)
  const { Session = '' } = await caller.initiate(ANNA)
  expect(await refusalOf(app.respond(Session, ANNA, 'any'))).toBe(
    'NotAuthorizedException: Invalid session for the user.',
  )
})

test('a refresh token is refreshed and revoked by its own client only', async () => {
  const { caller, app, clientId: ClientId } = await startPoolWithTwoClients()
  await app.signUp(ANNA)
  const { RefreshToken } = await caller.signIn(ANNA)
  const refresh = new GetTokensFromRefreshTokenCommand({ RefreshToken, ClientId })
  expect(await refusalOf(app.sdk.send(refresh))).toBe('NotAuthorizedException: Invalid Refresh Token.')
  const revoke = new RevokeTokenCommand({ Token: RefreshToken, ClientId })
  expect(await refusalOf(app.sdk.send(revoke))).toContain('UnauthorizedException')
  expect((await caller.refresh(RefreshToken)).AuthenticationResult?.IdToken).toBeDefined()
})

test('it is listed and described, without a secret, and keeps its id', async () => {
  const { cognito, caller, clientId } = await startPoolWithTwoClients()
  const UserPoolId = cognito.poolId
  const { UserPoolClients } = await caller.sdk.send(new ListUserPoolClientsCommand({ UserPoolId }))
  expect(UserPoolClients?.map(({ ClientName }) => ClientName)).toEqual(['site', 'app'])
  const describe = new DescribeUserPoolClientCommand({ UserPoolId, ClientId: clientId })
  const { UserPoolClient } = await caller.sdk.send(describe)
  expect(UserPoolClient).toMatchObject({ ClientName: 'app', ClientId: clientId })
  expect(UserPoolClient).not.toHaveProperty('ClientSecret')
  // Pools of one test file have one identity, as a pool has that is started again.
  expect((await startPoolWithTwoClients()).clientId).toBe(clientId)
})

test('without it, its id is that of no client', async () => {
  const { clientId } = await startPoolWithTwoClients()
  const without = await startCognito()
  expect(without.cognito.publicClientId).toBeUndefined()
  const app = callerOf({ ...without.cognito, clientId }, false)
  expect(await refusalOf(app.initiate(ANNA))).toBe(
    `ResourceNotFoundException: User pool client ${clientId} does not exist.`,
  )
})

test.each(['http://localhost:5173', 'http://127.0.0.1:8080'])(
  'a page of this machine, %s, may call it',
  async (origin) => {
    const { cognito } = await startPoolWithTwoClients()
    const asked = { origin, 'access-control-request-headers': 'content-type,x-amz-target' }
    const response = await fetch(cognito.url, { method: 'OPTIONS', headers: asked })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe(origin)
    expect(response.headers.get('access-control-allow-headers')).toBe('content-type,x-amz-target')
  },
)

test.each([
  ['a page of elsewhere', { publicClient }, 'https://localhost.example.com'],
  ['any page, where there is no client for apps', {}, 'http://localhost:5173'],
])('%s may not', async (_, options, origin) => {
  const { cognito } = await startCognito(options)
  const response = await fetch(cognito.url, { method: 'OPTIONS', headers: { origin } })
  expect(response.headers.get('access-control-allow-origin')).toBeNull()
})

function claimsOf(token: string): unknown {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}
