import { createHmac } from 'node:crypto'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterEach, expect, test } from 'vitest'
import { parseSiteEnvironment } from '#lib/env.ts'
import { CODE_REQUEST } from '#lib/trigger-protocol.ts'
import { localAwsConfig } from './aws-config.ts'
import { listenOnLoopback } from './loopback.ts'
import { type LocalPool, startLocalPool } from './start-local-pool.ts'
import type { LocalPoolOptions } from './start-servers.ts'

const cleanups: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

test('a new account and a sign-in end in one mail, sent by the triggers that get deployed', async () => {
  const pool = await started()
  await signUp(pool, 'anna@example.com')
  await startSignIn(pool, 'anna@example.com')
  const mail = await pool.inbox.waitFor('anna@example.com')
  expect(mail.from).toBe('App <no-reply@example.com>')
  expect(mail.text).toMatch(/\d{6}/)
  expect(await pool.tableItems()).not.toEqual([])
})

test('a mail service that fails keeps codes from going out, until it works again', async () => {
  const pool = await started()
  await signUp(pool, 'anna@example.com')
  pool.faults.mail.error = 'Throttling'
  expect(await startSignIn(pool, 'anna@example.com')).toBe('failed')
  expect(pool.inbox.messages()).toEqual([])
  delete pool.faults.mail.error
  await startSignIn(pool, 'anna@example.com')
  expect(pool.inbox.messages('anna@example.com')).toHaveLength(1)
})

test('the site accepts the environment that it is given', async () => {
  const pool = await started()
  const site = parseSiteEnvironment(pool.siteEnvironment('http://localhost:3000'))
  expect(site.cognitoEndpoint).toBe(pool.cognitoUrl)
  expect((await fetch(`${pool.cognitoUrl}/${pool.poolId}/.well-known/jwks.json`)).status).toBe(200)
})

test.each(['code', 'password-and-code'] as const)(
  'a site beside it is told the mode: %s',
  async (signInMode) => {
    const pool = await started({ signInMode })
    expect(parseSiteEnvironment(pool.siteEnvironment('http://localhost:3000'))).toMatchObject({ signInMode })
  },
)

test('without a mode it is the code alone', async () => {
  const pool = await started()
  expect(parseSiteEnvironment(pool.siteEnvironment('http://localhost:3000')).signInMode).toBe('code')
})

test('one state folder goes from mode to mode and back, accounts and all', async () => {
  const stateFolder = await temporaryFolder()
  const anna = 'anna@example.com'
  for (const [signInMode, newcomer] of [
    ['code', anna],
    ['password-and-code', 'ben@example.com'],
    ['code', 'cleo@example.com'],
  ] as const) {
    const pool = await started({ stateFolder, signInMode })
    await signUp(pool, newcomer)
    const begun = startSignIn(pool, anna)
    if (signInMode === 'code') await begun
    else await expect(begun).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    await expect(signUp(pool, anna)).rejects.toMatchObject({ name: 'UsernameExistsException' })
    await pool.close()
  }
})

test('accounts, mails and secrets outlive a restart, and only their owner can read the secrets', async () => {
  const stateFolder = await temporaryFolder()
  const first = await started({ stateFolder })
  await signUp(first, 'anna@example.com')
  await startSignIn(first, 'anna@example.com')
  const before = { ...first.siteEnvironment('http://localhost:3000'), items: await first.tableItems() }
  await first.close()

  const second = await started({ stateFolder })
  const after = { ...second.siteEnvironment('http://localhost:3000'), items: await second.tableItems() }
  expect(after).toEqual({ ...before, AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: second.cognitoUrl })
  expect(second.inbox.messages('anna@example.com')).toHaveLength(1)
  await expect(signUp(second, 'anna@example.com')).rejects.toMatchObject({ name: 'UsernameExistsException' })
  expect((await stat(join(stateFolder, 'secrets.json'))).mode & 0o777).toBe(0o600)
})

test('two pools have secrets of their own', async () => {
  const [one, other] = [await started(), await started()]
  const secret = (pool: LocalPool) => pool.siteEnvironment('http://localhost:3000')['SESSION_SECRET']
  expect(secret(one)).not.toBe(secret(other))
})

test('a start that fails leaves nothing running and nothing locked', async () => {
  const stateFolder = await temporaryFolder()
  const busy = await listenOnLoopback(createServer(), 0)
  cleanups.push(() => busy.close())
  const cognitoPort = Number(new URL(busy.url).port)
  await expect(startLocalPool({ stateFolder, cognitoPort })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  const pool = await started({ stateFolder })
  expect(await readdir(stateFolder)).toContain('secrets.json')
  expect(pool.inbox.messages()).toEqual([])
})

async function started(options: LocalPoolOptions = {}): Promise<LocalPool> {
  const pool = await startLocalPool(options)
  cleanups.push(() => pool.close())
  return pool
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pool-'))
  cleanups.push(() => rm(folder, { recursive: true }))
  return folder
}

async function signUp(pool: LocalPool, email: string): Promise<void> {
  const { ClientId, client } = clientOf(pool)
  try {
    await client.send(
      new SignUpCommand({
        ClientId,
        SecretHash: secretHash(pool, email),
        Username: email,
        Password: 'a-long-enough-password',
        UserAttributes: [{ Name: 'email', Value: email }],
      }),
    )
  } finally {
    client.destroy()
  }
}

/** Asks for a code; returns what came of it. */
async function startSignIn(pool: LocalPool, email: string): Promise<string | undefined> {
  const named = { USERNAME: email, SECRET_HASH: secretHash(pool, email) }
  const { ClientId, client } = clientOf(pool)
  try {
    const { Session } = await client.send(
      new InitiateAuthCommand({ AuthFlow: 'CUSTOM_AUTH', ClientId, AuthParameters: named }),
    )
    const ChallengeResponses = { ...named, ANSWER: CODE_REQUEST }
    const ClientMetadata = { requestCode: 'true' }
    const ChallengeName = 'CUSTOM_CHALLENGE'
    const { ChallengeParameters } = await client.send(
      new RespondToAuthChallengeCommand({
        ChallengeName,
        ClientId,
        Session,
        ChallengeResponses,
        ClientMetadata,
      }),
    )
    return ChallengeParameters?.['delivery']
  } finally {
    client.destroy()
  }
}

function clientOf({ cognitoUrl, clientId }: LocalPool) {
  const client = new CognitoIdentityProviderClient({ ...localAwsConfig(cognitoUrl), maxAttempts: 1 })
  return { ClientId: clientId, client }
}

function secretHash({ clientId, clientSecret }: LocalPool, username: string): string {
  return createHmac('sha256', clientSecret)
    .update(username + clientId)
    .digest('base64')
}
