import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { SESSION_SECONDS } from '#lib/limits.ts'
import { isRevoked, rememberAllRevoked, rememberRevoked } from './revoked-sessions.ts'

const NOW = new Date('2026-11-24T10:00:00.400Z')

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
} = {}) {
  const identity = { sub, email: EmailAddressSchema.parse(email), signedInAtSeconds }
  return { sessionId: randomUUID(), identity }
}

it('remembers a session that ended for its whole life', () => {
  const [ended, other] = [session(), session()]
  rememberRevoked(ended)
  vi.advanceTimersByTime((SESSION_SECONDS - 1) * 1000)
  expect([isRevoked(ended), isRevoked(other)]).toEqual([true, false])
  vi.advanceTimersByTime(1_000)
  expect(isRevoked(ended)).toBe(false)
})

it('remembers all sessions of a user up to now, and none of a moment later', () => {
  const before = session({ sub: 'bert' })
  rememberAllRevoked({ sub: 'bert' })
  const inThatSecond = session({ sub: 'bert', signedInAtSeconds: (NOW.getTime() + 1) / 1000 })
  expect([isRevoked(before), isRevoked(inThatSecond), isRevoked(session())]).toEqual([true, false, false])
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
