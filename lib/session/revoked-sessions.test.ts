import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { isRevoked, rememberAllRevoked, rememberRevoked } from './revoked-sessions.ts'
import type { Session } from './session-cookie.ts'

const NOW = new Date('2026-11-24T10:00:00Z')

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
})

afterEach(() => {
  vi.useRealTimers()
})

function session({
  sub = 'anna',
  email = 'anna@example.com',
  signedInAtSeconds = NOW.getTime() / 1000,
} = {}): Session {
  return {
    sessionId: randomUUID(),
    identity: { sub, email: EmailAddressSchema.parse(email), signedInAtSeconds },
    freshUntil: 0,
    refreshToken: 'token',
  }
}

it('remembers a session for longer than an access token lives, and then forgets it', () => {
  const [ended, other] = [session(), session()]
  rememberRevoked(ended)
  expect([isRevoked(ended), isRevoked(other)]).toEqual([true, false])
  vi.advanceTimersByTime(5 * 60_000)
  expect(isRevoked(ended)).toBe(true)
  vi.advanceTimersByTime(60_000)
  expect(isRevoked(ended)).toBe(false)
})

it('remembers all sessions of a user up to now, and none that is opened afterwards', () => {
  const before = session({ sub: 'bert' })
  rememberAllRevoked({ sub: 'bert' })
  const after = session({ sub: 'bert', signedInAtSeconds: NOW.getTime() / 1000 + 1 })
  expect([isRevoked(before), isRevoked(after), isRevoked(session())]).toEqual([true, false, false])
})

it('remembers all sessions of an address in the same way', () => {
  const before = session({ email: 'carla@example.com' })
  rememberAllRevoked({ email: before.identity.email })
  const after = session({ email: 'carla@example.com', signedInAtSeconds: NOW.getTime() / 1000 + 1 })
  expect([isRevoked(before), isRevoked(after), isRevoked(session())]).toEqual([true, false, false])
})

it('keeps no more than it must', () => {
  const first = session()
  rememberRevoked(first)
  for (let others = 0; others < 50_000; others += 1) rememberRevoked({ sessionId: String(others) })
  expect(isRevoked(first)).toBe(false)
  expect(isRevoked({ ...session(), sessionId: '49999' })).toBe(true)
})

it('remembers a session that Cognito never heard the end of for as long as it is told, behind many that are over', () => {
  const unheard = session()
  rememberRevoked(unheard, 30 * 86_400)
  for (let others = 0; others < 1_000; others += 1) rememberRevoked({ sessionId: String(others) })
  vi.advanceTimersByTime(86_400_000)
  for (let others = 0; others < 100; others += 1) rememberRevoked({ sessionId: `later ${others}` })
  expect(isRevoked(unheard)).toBe(true)
})
