import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { CognitoIdentityProviderClient, InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { listenOnLoopback } from '#infra/local/loopback.ts'
import { parseSiteEnvironment } from './env.ts'

const complete = {
  COGNITO_USER_POOL_ID: 'eu-central-1_AbCdEf123',
  COGNITO_CLIENT_ID: '1example23456789example0123',
  COGNITO_CLIENT_SECRET: 'a1b2c3d4e5f6g7h8i9j0k1l2m3n4',
  SESSION_SECRET: randomBytes(32).toString('base64'),
  APP_ORIGIN: 'https://example.com',
}

describe('missing or malformed configuration stops the start and names the variable', () => {
  it('accepts a complete environment', () => {
    expect(parseSiteEnvironment(complete)).toMatchObject({
      region: 'eu-central-1',
      isHttps: true,
      cognitoEndpoint: undefined,
    })
  })

  it.each(Object.keys(complete))('names a missing %s', (name) => {
    expect(() => parseSiteEnvironment({ ...complete, [name]: undefined })).toThrow(`${name} is missing`)
    expect(() => parseSiteEnvironment({ ...complete, [name]: '' })).toThrow('.env.local')
  })

  it.each([
    ['COGNITO_USER_POOL_ID', 'AbCdEf123'],
    ['COGNITO_CLIENT_ID', 'with space'],
    ['COGNITO_CLIENT_ID', 'a'.repeat(129)],
    ['COGNITO_CLIENT_SECRET', `${'a'.repeat(23)}/`],
    ['COGNITO_CLIENT_SECRET', 'a'.repeat(23)],
    ['COGNITO_CLIENT_SECRET', 'a'.repeat(65)],
    ['SESSION_SECRET', 'too-short'],
    ['SESSION_SECRET', 'a'.repeat(44)],
    ['SESSION_SECRET', randomBytes(31).toString('base64')],
    ['SESSION_SECRET', 'replace-me-with-the-output-of-openssl-rand-base64-32'],
    ['SESSION_SECRET', 'correcthorsebatterystaplecorrecthorsebatterystaple'],
    ['SESSION_SECRET', 'abcdefghijklmnopqrstuvwxyz'.repeat(2)],
    ['SESSION_SECRET', Buffer.from('password'.repeat(4)).toString('base64')],
    ['SESSION_SECRET', Buffer.from(Array.from({ length: 32 }, (_, byte) => byte)).toString('base64')],
    ['SESSION_SECRET', 'replace-me-with-the-output-of-openssl-rand-base64-32='],
    ['SESSION_SECRET', `${randomBytes(32).toString('base64')},short`],
    ['APP_ORIGIN', 'example.com'],
    ['APP_ORIGIN', 'https://example.com/path'],
    ['APP_ORIGIN', 'http://example.com'],
    ['APP_ORIGIN', 'http://192.168.1.5:3000'],
    ['TRUSTED_IP_HEADER', 'x forwarded for'],
    ['PAYMENTS_WEBHOOK_SECRET', 'whsec_...'],
    ['PAYMENTS_WEBHOOK_SECRET', ` ${'a'.repeat(40)}`],
    ['STRICT_TRANSPORT_SECURITY', 'includeSubDomains'],
    ['STRICT_TRANSPORT_SECURITY', 'max-age=1\r\nset-cookie: a=b'],
  ])('names a malformed %s (%s)', (name, value) => {
    expect(() => parseSiteEnvironment({ ...complete, [name]: value })).toThrow(`${name} is`)
  })

  it.each([
    ['+', `${'_'.repeat(23)}+`],
    ['+'.repeat(128), 'Z9_+'.repeat(16)],
  ])('takes every client id and secret that Cognito allows (%s, %s)', (clientId, clientSecret) => {
    const client = { COGNITO_CLIENT_ID: clientId, COGNITO_CLIENT_SECRET: clientSecret }
    expect(parseSiteEnvironment({ ...complete, ...client })).toMatchObject({ clientId, clientSecret })
  })

  it('never repeats a refused secret', () => {
    const weak = 'hunter2-hunter2'
    expect(() => parseSiteEnvironment({ ...complete, SESSION_SECRET: weak })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(weak) }),
    )
  })

  it('takes what openssl draws, in base64 and in hexadecimal', () => {
    for (let draw = 0; draw < 500; draw += 1) {
      for (const encoding of ['base64', 'base64url', 'hex'] as const) {
        const SESSION_SECRET = randomBytes(32).toString(encoding)
        expect(parseSiteEnvironment({ ...complete, SESSION_SECRET }).sessionSecrets).toEqual([SESSION_SECRET])
      }
    }
  })

  it('names every fault at once', () => {
    expect(() => parseSiteEnvironment({})).toThrow(
      /COGNITO_USER_POOL_ID[\s\S]*SESSION_SECRET[\s\S]*APP_ORIGIN/,
    )
  })

  it('refuses a local Cognito behind a public origin', () => {
    const endpoint = { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: 'http://127.0.0.1:9229' }
    expect(() => parseSiteEnvironment({ ...complete, ...endpoint })).toThrow(
      'AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER points the site at another Cognito',
    )
    expect(() => parseSiteEnvironment({ ...complete, AWS_ENDPOINT_URL: 'http://127.0.0.1:9229' })).toThrow(
      'AWS_ENDPOINT_URL points the site at another Cognito',
    )
    for (const platform of ['VERCEL', 'AWS_APP_ID', 'AWS_LAMBDA_FUNCTION_NAME']) {
      const hosted = { ...endpoint, APP_ORIGIN: 'http://localhost:3000', [platform]: '1' }
      expect(() => parseSiteEnvironment({ ...complete, ...hosted })).toThrow('although it is public')
    }
    const local = parseSiteEnvironment({ ...complete, ...endpoint, APP_ORIGIN: 'http://localhost:3000' })
    expect(local.cognitoEndpoint).toBe('http://127.0.0.1:9229')
    expect(local.isHttps).toBe(false)
  })

  it('takes a public origin and one of the local network for a local Cognito under `next dev` only', () => {
    const local = { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: 'http://127.0.0.1:9229' }
    for (const APP_ORIGIN of ['https://abc-3000.tunnel.example', 'http://192.168.1.5:3000']) {
      const development = { ...complete, ...local, APP_ORIGIN, NODE_ENV: 'development' }
      expect(parseSiteEnvironment(development).appOrigin).toBe(APP_ORIGIN)
      expect(() => parseSiteEnvironment({ ...development, NODE_ENV: 'production' })).toThrow(
        /APP_ORIGIN is not an origin|although it is public/,
      )
      expect(() => parseSiteEnvironment({ ...development, VERCEL: '1' })).toThrow('although it is public')
    }
  })

  it('takes the address of a preview on Vercel where APP_ORIGIN names its variable', () => {
    const preview = { ...complete, VERCEL_ENV: 'preview', VERCEL_BRANCH_URL: 'app-git-main.vercel.app' }
    const named = { ...preview, APP_ORIGIN: 'VERCEL_BRANCH_URL' }
    expect(parseSiteEnvironment(named).appOrigin).toBe('https://app-git-main.vercel.app')
    expect(parseSiteEnvironment(preview).appOrigin).toBe('https://example.com')
    for (const wrong of [{ VERCEL_ENV: 'production' }, { VERCEL_BRANCH_URL: '' }]) {
      expect(() => parseSiteEnvironment({ ...named, ...wrong })).toThrow(
        'APP_ORIGIN names VERCEL_BRANCH_URL, which only previews on Vercel have',
      )
    }
  })

  it('covers subdomains by HSTS unless it is told otherwise, and sends none over http', () => {
    expect(parseSiteEnvironment(complete).hsts).toBe('max-age=63072000; includeSubDomains')
    const hostOnly = { ...complete, STRICT_TRANSPORT_SECURITY: 'max-age=63072000' }
    expect(parseSiteEnvironment(hostOnly).hsts).toBe('max-age=63072000')
    expect(parseSiteEnvironment({ ...complete, APP_ORIGIN: 'http://localhost:3000' }).hsts).toBeUndefined()
  })

  it('knows where the AWS SDK finds Cognito: its own variable wins over the one for all services', async () => {
    const [forAll, own] = [await startCounter(), await startCounter()]
    const both = { AWS_ENDPOINT_URL: forAll.url, AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: own.url }
    await askBySdkAndAtEndpoint({ AWS_ENDPOINT_URL: forAll.url })
    expect([forAll.asked(), own.asked()]).toEqual([['POST', 'GET'], []])
    await askBySdkAndAtEndpoint(both)
    expect([forAll.asked(), own.asked()]).toEqual([[], ['POST', 'GET']])
  })

  it('knows two modes of signing in, the code alone where none is set', () => {
    expect(parseSiteEnvironment(complete).signInMode).toBe('code')
    expect(parseSiteEnvironment({ ...complete, SIGN_IN_MODE: 'password-and-code' }).signInMode).toBe(
      'password-and-code',
    )
    expect(() => parseSiteEnvironment({ ...complete, SIGN_IN_MODE: 'password' })).toThrow(
      'SIGN_IN_MODE is neither code nor password-and-code',
    )
  })
})

/** A server on this machine that says what it was asked since it said so last. */
async function startCounter() {
  const methods: (string | undefined)[] = []
  const server = createServer(({ method }, response) => {
    methods.push(method)
    response.writeHead(400, { connection: 'close' }).end('{}')
  })
  const { url, close } = await listenOnLoopback(server, 0)
  onTestFinished(close)
  return { url, asked: () => methods.splice(0) }
}

async function askBySdkAndAtEndpoint(endpoints: Record<string, string>): Promise<void> {
  const local = { ...complete, ...endpoints, APP_ORIGIN: 'http://localhost:3000' }
  const { cognitoEndpoint, region } = parseSiteEnvironment(local)
  for (const [name, value] of Object.entries(endpoints)) vi.stubEnv(name, value)
  const sdk = new CognitoIdentityProviderClient({ region, maxAttempts: 1 })
  await sdk.send(new InitiateAuthCommand({ ClientId: 'c', AuthFlow: 'CUSTOM_AUTH' })).catch(() => {})
  vi.unstubAllEnvs()
  if (cognitoEndpoint === undefined) throw new Error('No endpoint was read')
  await fetch(cognitoEndpoint)
}
