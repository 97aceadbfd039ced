import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'

process.env['COGNITO_USER_POOL_ID'] = 'eu-central-1_AbCdEf123'
process.env['COGNITO_CLIENT_ID'] = 'client'
process.env['COGNITO_CLIENT_SECRET'] = 'secret'.repeat(4)
process.env['SESSION_SECRET'] = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFG='
process.env['APP_ORIGIN'] = 'https://app.example.com'
const { sealedText } = await import('./sealed-text.ts')

const schema = z.object({ name: z.string() })
const sessions = sealedText('signed-in', schema)
const inTenMinutes = () => epochSeconds(systemClock()) + 600

/** What the process remembers of seals, by its key. */
function remembered(): ReadonlyMap<string, unknown> {
  return z
    .instanceof(Map<string, unknown>)
    .parse(Reflect.get(globalThis, Symbol.for('code-sign-in.opened-seals')))
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  Reflect.deleteProperty(globalThis, Symbol.for('code-sign-in.opened-seals'))
})

afterEach(() => {
  vi.useRealTimers()
})

it('is opened once a minute, for the proxy and the pages alike', async () => {
  const decrypt = vi.spyOn(crypto.subtle, 'decrypt')
  const text = await sessions.seal({ name: 'anna' }, inTenMinutes())
  const open = async () => {
    // Next loads them as bundles of their own.
    vi.resetModules()
    const { sealedText } = await import('./sealed-text.ts')
    expect(await sealedText('signed-in', schema).open(text)).toEqual({ name: 'anna' })
    return decrypt.mock.calls.length
  }
  expect([await open(), await open()]).toEqual([0, 0])
  vi.advanceTimersByTime(60_000)
  expect([await open(), await open()]).toEqual([1, 1])
  decrypt.mockRestore()
})

it('ends at its own expiry, though it is remembered', async () => {
  const text = await sessions.seal({ name: 'anna' }, epochSeconds(systemClock()) + 10)
  expect(await sessions.open(text)).toEqual({ name: 'anna' })
  vi.advanceTimersByTime(10_000)
  expect(await sessions.open(text)).toBeUndefined()
})

it('opens for its own purpose alone, though it is remembered', async () => {
  const text = await sessions.seal({ name: 'anna' }, inTenMinutes())
  expect(await sealedText('native-session', schema).open(text)).toBeUndefined()
  expect(await sessions.open(text)).toEqual({ name: 'anna' })
})

it('that was bent does not open, though its original is remembered', async () => {
  const text = await sessions.seal({ name: 'anna' }, inTenMinutes())
  // The mark of a version, between "~" and "!", is no part of what is authenticated.
  const places = [...text].flatMap((letter, at) => (text[at - 1] === '~' ? [] : [{ letter, at }]))
  for (const { letter, at } of places) {
    const bent = text.slice(0, at) + (/[A-Z]/.test(letter) ? 'z' : 'A') + text.slice(at + 1)
    expect(await sessions.open(bent)).toBeUndefined()
  }
})

it('is remembered by a digest, which opens nothing', async () => {
  const text = await sessions.seal({ name: 'anna' }, inTenMinutes())
  const [key = ''] = remembered().keys()
  expect(key).toMatch(/^[\w-]{43}$/)
  expect(JSON.stringify([...remembered()])).not.toContain(text)
})

it('makes room for others after a thousand', async () => {
  const first = await sessions.seal({ name: 'anna' }, inTenMinutes())
  const [oldest] = remembered().keys()
  for (let others = 0; others < 1_000; others += 1) await sessions.seal({ name: 'bert' }, inTenMinutes())
  expect(remembered().size).toBe(1_000)
  expect(oldest).toBeDefined()
  expect(remembered().has(oldest ?? '')).toBe(false)
  expect(await sessions.open(first)).toEqual({ name: 'anna' })
})
