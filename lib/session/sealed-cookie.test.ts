import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { MAX_COOKIE_BYTES } from '#lib/limits.ts'

process.env['COGNITO_USER_POOL_ID'] = 'eu-central-1_AbCdEf123'
process.env['COGNITO_CLIENT_ID'] = 'client'
process.env['COGNITO_CLIENT_SECRET'] = 'secret'.repeat(4)
process.env['SESSION_SECRET'] = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFG='
process.env['APP_ORIGIN'] = 'https://app.example.com'
const { sealedCookie, setCookieBytes } = await import('./sealed-cookie.ts')

const cookie = sealedCookie('signed-in', z.object({ text: z.string() }))
const inAnHour = () => Math.floor(Date.now() / 1000) + 3_600

it('every set cookie carries the full attributes', async () => {
  expect(await cookie.toSet({ text: 'x' }, inAnHour())).toEqual({
    name: '__Host-signed-in',
    value: expect.stringMatching(/^Fe26\.2\*/),
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    path: '/',
    maxAge: expect.closeTo(3_600, -1),
  })
})

it('every deleted cookie carries the full attributes', () => {
  expect(cookie.toDelete()).toEqual({
    name: '__Host-signed-in',
    value: '',
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    path: '/',
    maxAge: 0,
    expires: new Date(0),
  })
})

it('an oversized cookie throws and leaves no half session', async () => {
  await expect(cookie.toSet({ text: randomBytes(3_000).toString('base64') }, inAnHour())).rejects.toThrow(
    /^The __Host-signed-in cookie would take \d+ bytes; browsers keep 4096\./,
  )
})

it('a value that a proxy put in quotes is opened', async () => {
  const { value } = await cookie.toSet({ text: 'x' }, inAnHour())
  expect(await cookie.open(`"${value}"`)).toEqual({ text: 'x' })
  expect(await cookie.open(`"${value}`)).toBeUndefined()
})

it('what it sets, it opens, and nothing else', async () => {
  const { name, value } = await cookie.toSet({ text: 'x' }, inAnHour())
  expect(await cookie.open(value)).toEqual({ text: 'x' })
  expect(await cookie.open(undefined)).toBeUndefined()
  expect(await cookie.open('')).toBeUndefined()
  expect(await cookie.open('Fe26.2*1*nonsense')).toBeUndefined()
  expect(setCookieBytes({ name, value })).toBeLessThan(MAX_COOKIE_BYTES)
})
