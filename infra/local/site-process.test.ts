import { expect, test } from 'vitest'
import { parseArguments } from './arguments.ts'
import { parseLocalEnvironment } from './local-env.ts'
import { resolveCommand } from './site-process.ts'

test('switches count in front of the command and, where npm puts it, behind', () => {
  const plain = { isFresh: false, hasPublicClient: false, codeAtStart: false, command: ['next', 'dev'] }
  const apps = { hasPublicClient: true, codeAtStart: true }
  expect(parseArguments(['--', 'next', 'dev'])).toEqual(plain)
  expect(parseArguments(['--fresh', '--', 'next', 'dev'])).toEqual({ ...plain, isFresh: true })
  expect(parseArguments(['--', 'next', 'dev', '--fresh'])).toEqual({ ...plain, isFresh: true })
  expect(parseArguments(['--public-client', '--', 'next', 'dev', '--code-at-start'])).toEqual({
    ...plain,
    ...apps,
  })
  expect(parseArguments(['--fresh', '--'])).toBeUndefined()
  expect(parseArguments(['next', 'dev'])).toBeUndefined()
})

test('the command of an installed package runs in this Node, any other as it stands', async () => {
  const [program, script, ...args] = await resolveCommand(['next', 'dev'])
  expect([program, ...args]).toEqual([process.execPath, 'dev'])
  expect(script).toMatch(/node_modules[\\/]next[\\/]dist[\\/]bin[\\/]next$/)
  expect(await resolveCommand(['./some/script', 'x'])).toEqual(['./some/script', 'x'])
})

test('an origin that is none is named', () => {
  const APP_ORIGIN = 'https://abc-3000.tunnel.example'
  expect(parseLocalEnvironment({ APP_ORIGIN })).toMatchObject({ APP_ORIGIN })
  expect(parseLocalEnvironment({ APP_ORIGIN: '' }).APP_ORIGIN).toBeUndefined()
  expect(() => parseLocalEnvironment({ APP_ORIGIN: 'tunnel.example' })).toThrow(
    /^APP_ORIGIN is not an origin such as /,
  )
})

test('ports have defaults, and a wrong one is named', () => {
  expect(parseLocalEnvironment({ PORT: '' })).toMatchObject({
    PORT: 3000,
    COGNITO_PORT: 9229,
    INBOX_PORT: 8005,
  })
  expect(() => parseLocalEnvironment({ PORT: 'abc', INBOX_PORT: '70000' })).toThrow(
    'PORT must be a port number from 1 to 65535; INBOX_PORT must be a port number from 1 to 65535.',
  )
})
