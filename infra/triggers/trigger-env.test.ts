import { afterEach, describe, expect, it, vi } from 'vitest'
import { handler } from './create-auth-challenge.ts'
import { parseTriggerEnvironment } from './trigger-env.ts'

const GOOD = {
  CODE_SECRET: Buffer.alloc(32, 7).toString('base64'),
  TABLE_NAME: 'code-sign-in',
  MAIL_FROM: 'App <no-reply@example.com>',
  APP_NAME: 'App',
  APP_ORIGIN: 'https://app.example.com',
}

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('the triggers’ configuration', () => {
  it('takes six digits unless told otherwise', () => {
    expect(parseTriggerEnvironment(GOOD).CODE_DIGITS).toBe(6)
    expect(parseTriggerEnvironment({ ...GOOD, CODE_DIGITS: '8' }).CODE_DIGITS).toBe(8)
  })

  it('takes the mode without passwords unless told otherwise', () => {
    expect(parseTriggerEnvironment(GOOD).SIGN_IN_MODE).toBe('code')
    const told = { ...GOOD, SIGN_IN_MODE: 'password-and-code' }
    expect(parseTriggerEnvironment(told).SIGN_IN_MODE).toBe('password-and-code')
  })

  it.each([
    ['CODE_SECRET', 'c2hvcnQ='],
    ['CODE_SECRET', undefined],
    ['TABLE_NAME', undefined],
    ['MAIL_FROM', 'nobody'],
    ['MAIL_FROM', 'App <no-reply@example.com>\r\nBcc: other@example.com'],
    ['MAIL_FROM', 'App\r\nBcc: other@example.com <no-reply@example.com>'],
    ['MAIL_FROM', `${'App'.repeat(50)} <no-reply@example.com>`],
    ['MAIL_FROM', `${'日本語'.repeat(14)} <no-reply@example.com>`],
    ['APP_NAME', 'App\r\nBcc: other@example.com'],
    ['APP_ORIGIN', 'app'],
    ['CODE_DIGITS', '4'],
    ['SIGN_IN_MODE', 'password'],
  ])('names %s when it is %j, and does not repeat it', (name, value) => {
    const parse = () => parseTriggerEnvironment({ ...GOOD, [name]: value })
    expect(parse).toThrow(name)
    expect(parse).not.toThrow(value ?? 'undefined')
  })

  it.each(['Café', '日本語', 'Acme, Inc.', 'Anna "Ace"', 'support@bank.example'])(
    'takes %s as a name',
    (name) => {
      const { MAIL_FROM } = parseTriggerEnvironment({ ...GOOD, MAIL_FROM: `${name} <no-reply@example.com>` })
      expect(MAIL_FROM).toEqual({ name, address: 'no-reply@example.com' })
    },
  )

  it('missing, fails the first invocation with the names, and not the loading of the module', async () => {
    for (const name of Object.keys(GOOD)) vi.stubEnv(name, undefined)
    await expect(handler({})).rejects.toThrow(
      /^Missing or malformed: CODE_SECRET, TABLE_NAME, MAIL_FROM, APP_NAME/,
    )
  })
})
