import { expect, test } from 'vitest'
import { parseArguments } from './arguments.ts'
import { parseLocalEnvironment } from './local-env.ts'
import { resolveCommand, withAddress } from './site-process.ts'

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

test('Next is told where to listen, unless it was told already', () => {
  expect(withAddress(['next', 'dev'], 3000)).toEqual([
    'next',
    'dev',
    '--hostname',
    'localhost',
    '--port',
    '3000',
  ])
  const told = ['next', 'start', '-H', '127.0.0.1', '--port=4000'] as const
  expect(withAddress(told, 3000)).toEqual(told)
  expect(withAddress(['node', 'x.js'], 3000)).toEqual(['node', 'x.js'])
})

test('the command of an installed package runs in this Node, any other as it stands', async () => {
  const [program, script, ...args] = await resolveCommand(['next', 'dev'])
  expect([program, ...args]).toEqual([process.execPath, 'dev'])
  expect(script).toMatch(/node_modules[\\/]next[\\/]dist[\\/]bin[\\/]next$/)
  expect(await resolveCommand(['./some/script', 'x'])).toEqual(['./some/script', 'x'])
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
