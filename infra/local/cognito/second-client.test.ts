import {
  DescribeUserPoolClientCommand,
  GetTokensFromRefreshTokenCommand,
  ListUserPoolClientsCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { appClientOn } from '#infra/pool.ts'
import { callerOf, refusalOf, type StartOptions, startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'
const publicClient = { ...appClientOn('essentials'), ClientName: 'app', GenerateSecret: false }

/** A pool with both clients, and a caller by each. */
async function start(options: StartOptions = {}) {
  const pool = await startCognito({ publicClient, ...options })
  const clientId = pool.cognito.publicClientId ?? ''
  return { ...pool, clientId, app: callerOf({ ...pool.cognito, clientId }, false) }
}

test('an account of one client signs in by the other, and each gets tokens and events of its own', async () => {
  const { caller, app, clientId, cognito, events } = await start()
  await app.signUp(ANNA)
  expect(claimsOf((await app.signIn(ANNA)).IdToken)).toMatchObject({ aud: clientId })
  expect(events).not.toEqual([])
  for (const event of events) expect(event).toMatchObject({ callerContext: { clientId } })
  expect(claimsOf((await caller.signIn(ANNA)).IdToken)).toMatchObject({ aud: cognito.clientId })
})

test('the session of a sign-in goes on by its own client only', async () => {
  const { caller, app } = await start()
  await app.signUp(ANNA)
  const { Session = '' } = await caller.initiate(ANNA)
  expect(await refusalOf(app.respond(Session, ANNA, 'any'))).toBe(
    'NotAuthorizedException: Invalid session for the user.',
  )
})

test('a refresh token is refreshed and revoked by its own client only', async () => {
  const { caller, app, clientId: ClientId } = await start()
  await app.signUp(ANNA)
  const { RefreshToken } = await caller.signIn(ANNA)
  const refresh = new GetTokensFromRefreshTokenCommand({ RefreshToken, ClientId })
  expect(await refusalOf(app.sdk.send(refresh))).toBe('NotAuthorizedException: Invalid Refresh Token.')
  const revoke = new RevokeTokenCommand({ Token: RefreshToken, ClientId })
  expect(await refusalOf(app.sdk.send(revoke))).toContain('UnauthorizedException')
  expect((await caller.refresh(RefreshToken)).AuthenticationResult?.IdToken).toBeDefined()
})

test('it is listed and described, without a secret, and keeps its id', async () => {
  const { cognito, caller, clientId } = await start()
  const UserPoolId = cognito.poolId
  const { UserPoolClients } = await caller.sdk.send(new ListUserPoolClientsCommand({ UserPoolId }))
  expect(UserPoolClients?.map(({ ClientName }) => ClientName)).toEqual(['site', 'app'])
  const describe = new DescribeUserPoolClientCommand({ UserPoolId, ClientId: clientId })
  const { UserPoolClient } = await caller.sdk.send(describe)
  expect(UserPoolClient).toMatchObject({ ClientName: 'app', ClientId: clientId })
  expect(UserPoolClient).not.toHaveProperty('ClientSecret')
  // Pools of one test file have one identity, as a pool has that is started again.
  expect((await start()).clientId).toBe(clientId)
})

test('without it, its id is that of no client', async () => {
  const { clientId } = await start()
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
    const { cognito } = await start()
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
