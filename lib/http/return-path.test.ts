import { beforeEach, expect, it, vi } from 'vitest'
import { browser } from '#lib/testing/next-request.ts'
import { safeRedirect } from './redirects.ts'

vi.mock('next/headers', () => import('#lib/testing/next-request.ts'))

process.env['COGNITO_USER_POOL_ID'] = 'eu-central-1_AbCdEf123'
process.env['COGNITO_CLIENT_ID'] = 'client'
process.env['COGNITO_CLIENT_SECRET'] = 'secret'.repeat(4)
process.env['SESSION_SECRET'] = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFG='
process.env['APP_ORIGIN'] = 'https://app.example.com'
const { forgetReturnPath, readReturnPath, rememberReturnPath } = await import('./return-path.ts')

const COOKIE = '__Host-return-path'

beforeEach(() => browser.isNew())

it.each([
  '/account',
  `/${'x'.repeat(147)}`,
  safeRedirect('/a?q=%22"\'&<b>#c'),
  safeRedirect('/a?q=\\"\\#\\'),
  safeRedirect('/ä/日本語?q=é'),
])('a path that takes up to 150 characters in its cookie is kept as it is (%#)', async (path) => {
  await rememberReturnPath(path)
  expect(await readReturnPath()).toBe(path)
})

it.each(['/', `/${'x'.repeat(148)}`, safeRedirect(`/?${'é'.repeat(50)}`)])(
  'home, or a longer path, takes the place of an earlier one (%#)',
  async (path) => {
    await rememberReturnPath('/account')
    await rememberReturnPath(path)
    expect(browser.cookie(COOKIE)).toBeUndefined()
    expect(await readReturnPath()).toBe('/')
  },
)

it('is checked at every read, for the cookie is not sealed', async () => {
  browser.takes({ name: COOKIE, value: '//evil.example' })
  expect(await readReturnPath()).toBe('/')
})

it('is gone once it is forgotten', async () => {
  await rememberReturnPath('/account')
  await forgetReturnPath()
  expect(await readReturnPath()).toBe('/')
})
