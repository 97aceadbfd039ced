import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test, vi } from 'vitest'
import { post, startCognito } from './testing/start-cognito.ts'

const TYPE = 'application/x-amz-json-1.1'

test('an answer is 200, JSON 1.1, with a request id', async () => {
  const { cognito } = await startCognito({ client: { GenerateSecret: false } })
  const body = { AuthFlow: 'CUSTOM_AUTH', ClientId: cognito.clientId, AuthParameters: { USERNAME: 'a@b.c' } }
  const answer = await post(cognito.url, 'InitiateAuth', JSON.stringify(body))
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe(TYPE)
  expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[\da-f-]{36}$/)
})

test('an error is 400 with __type, a lower-case message, and both as headers', async () => {
  const { cognito } = await startCognito()
  const { status, headers, body } = await post(cognito.url, 'GetUser', '{"AccessToken":"x"}')
  expect(status).toBe(400)
  expect(body).toEqual({ __type: 'NotAuthorizedException', message: 'Invalid Access Token' })
  expect(headers.get('content-type')).toBe(TYPE)
  expect(headers.get('x-amzn-errortype')).toBe('NotAuthorizedException:')
  expect(headers.get('x-amzn-errormessage')).toBe('Invalid Access Token')
  expect(headers.get('x-amzn-requestid')).toMatch(/^[\da-f-]{36}$/)
})

test('a message with letters that no header can carry still arrives whole in the body', async () => {
  const fail = { type: 'InternalErrorException', message: 'Fehler – später\nwieder', status: 500 }
  const { cognito } = await startCognito({ faults: { fail } })
  const { status, headers, body } = await post(cognito.url, 'GetUser', '{}')
  expect(status).toBe(500)
  expect(body).toEqual({ __type: 'InternalErrorException', message: fail.message })
  expect(headers.get('x-amzn-errormessage')).toBe('Fehler   sp ter wieder')
})

test.each([
  ['{"AccessToken"', 'not JSON'],
  ['[]', 'not a JSON object'],
  ['null', 'not a JSON object'],
  ['"text"', 'not a JSON object'],
])('the body %s: SerializationException, %s', async (text, reason) => {
  const { cognito } = await startCognito()
  const { status, body } = await post(cognito.url, 'GetUser', text)
  expect(status).toBe(400)
  expect(body).toEqual({ __type: 'SerializationException', message: `The request body is ${reason}` })
})

test('a body of 2 MB is answered with 413', async () => {
  const { cognito } = await startCognito()
  const text = JSON.stringify({ AccessToken: 'x'.repeat(2 * 1024 * 1024) })
  const { status, body } = await post(cognito.url, 'GetUser', text)
  expect(status).toBe(413)
  expect(body).toMatchObject({ __type: 'RequestEntityTooLargeException' })
})

test('an unknown operation fails loudly, once here and once on the console', async () => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { cognito } = await startCognito()
  const { status, body } = await post(cognito.url, 'ListDevices', '{}')
  expect(status).toBe(400)
  expect(body).toEqual({
    __type: 'UnknownOperationException',
    message: expect.stringContaining('The local Cognito does not support the operation ListDevices'),
  })
  expect(complaints.mock.calls).toEqual([[expect.stringContaining('ListDevices')]])
  complaints.mockRestore()
})

const session = 'Member must have length greater than or equal to 20'
const initiate = { ClientId: 'client', AuthFlow: 'CUSTOM_AUTH' }

test.each([
  [
    'RespondToAuthChallenge',
    { ChallengeName: 'CUSTOM_CHALLENGE', ClientId: 'client', Session: 'short' },
    `1 validation error detected: Value at 'session' failed to satisfy constraint: ${session}`,
  ],
  [
    'RespondToAuthChallenge',
    { ChallengeName: 'CUSTOM_CHALLENGE', ClientId: 'client', Session: 'x'.repeat(2_049) },
    "1 validation error detected: Value at 'session' failed to satisfy constraint: Member must have length less than or equal to 2048",
  ],
  [
    'RespondToAuthChallenge',
    { ChallengeName: 'CUSTOM_CHALLENGE', ClientId: 'no dash-es', Session: 'short' },
    `2 validation errors detected: Value at 'clientId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+]+; Value at 'session' failed to satisfy constraint: ${session}`,
  ],
  [
    'InitiateAuth',
    { AuthFlow: 'CUSTOM_AUTH' },
    "1 validation error detected: Value null at 'clientId' failed to satisfy constraint: Member must not be null",
  ],
  [
    'InitiateAuth',
    { ...initiate, AuthFlow: 'MAGIC' },
    expect.stringContaining(
      "Value at 'authFlow' failed to satisfy constraint: Member must satisfy enum value set: [",
    ),
  ],
  [
    'InitiateAuth',
    { ...initiate, AuthParameters: { USERNAME: 1 } },
    "1 validation error detected: Value at 'authParameters.USERNAME' failed to satisfy constraint: Member is not of the expected type",
  ],
  [
    'UpdateUserAttributes',
    {
      AccessToken: 'x',
      UserAttributes: [
        { Name: 'n', Value: 'v' },
        { Name: '', Value: 'v' },
      ],
    },
    "1 validation error detected: Value at 'userAttributes.2.member.name' failed to satisfy constraint: Member must have length greater than or equal to 1",
  ],
  [
    'SignUp',
    { ClientId: 'client', Username: 'a b', Password: 'long-enough-password' },
    "1 validation error detected: Value at 'username' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+",
  ],
])('%s refuses malformed input in the words of the service (%#)', async (operation, input, message) => {
  const { cognito } = await startCognito()
  const { status, body } = await post(cognito.url, operation, JSON.stringify(input))
  expect(status).toBe(400)
  expect(body).toEqual({ __type: 'InvalidParameterException', message })
})

test('the public keys are served, and only they', async () => {
  const { cognito } = await startCognito()
  const path = `/${cognito.poolId}/.well-known/jwks.json`
  const keys = await (await fetch(cognito.url + path)).json()
  expect(keys).toEqual(cognito.jwks())
  for (const key of cognito.jwks().keys) {
    expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
  }
  expect((await fetch(`${cognito.url}/other/.well-known/jwks.json`)).status).toBe(404)
  expect((await fetch(cognito.url + path, { method: 'PUT' })).status).toBe(404)
  expect((await fetch(`${cognito.url}/elsewhere`, { method: 'POST', body: '{}' })).status).toBe(404)
})

test('a request that came through the name of another host is refused', async () => {
  const { cognito } = await startCognito()
  const answer = await raw(
    cognito.url,
    'GET / HTTP/1.1\r\nHost: rebound.example.com\r\nConnection: close\r\n\r\n',
  )
  expect(answer).toMatch(/^HTTP\/1\.1 403 /)
})

test('a caller that hangs up in the middle of its request is no event', async () => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { cognito } = await startCognito()
  const socket = connect(Number(new URL(cognito.url).port), '127.0.0.1')
  await once(socket, 'connect')
  const head = 'POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nhalf'
  await new Promise<void>((resolve) => socket.write(head, () => resolve()))
  socket.resetAndDestroy()
  await once(socket, 'close')
  expect((await fetch(cognito.url)).status).toBe(404)
  expect(complaints).not.toHaveBeenCalled()
  complaints.mockRestore()
})

async function raw(url: string, text: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.end(text)
  for await (const chunk of socket) return String(chunk)
  return ''
}
