import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { hasEnded, rememberAllEnded, rememberEnded } from './ended-sessions.ts'
import type { SignedIn } from './signed-in.ts'

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
} = {}): SignedIn {
  return {
    sessionId: randomUUID(),
    identity: { sub, email: EmailAddressSchema.parse(email), signedInAtSeconds },
    freshUntil: 0,
    refreshToken: 'token',
  }
}

it('remembers a session for longer than an access token lives, and then forgets it', () => {
  const [ended, other] = [session(), session()]
  rememberEnded(ended)
  expect([hasEnded(ended), hasEnded(other)]).toEqual([true, false])
  vi.advanceTimersByTime(5 * 60_000)
  expect(hasEnded(ended)).toBe(true)
  vi.advanceTimersByTime(60_000)
  expect(hasEnded(ended)).toBe(false)
})

it('remembers all sessions of a user up to now, and none that is opened afterwards', () => {
  const before = session({ sub: 'bert' })
  rememberAllEnded({ sub: 'bert' })
  const after = session({ sub: 'bert', signedInAtSeconds: NOW.getTime() / 1000 + 1 })
  expect([hasEnded(before), hasEnded(after), hasEnded(session())]).toEqual([true, false, false])
})

it('remembers all sessions of an address in the same way', () => {
  const before = session({ email: 'carla@example.com' })
  rememberAllEnded({ email: before.identity.email })
  const after = session({ email: 'carla@example.com', signedInAtSeconds: NOW.getTime() / 1000 + 1 })
  expect([hasEnded(before), hasEnded(after), hasEnded(session())]).toEqual([true, false, false])
})

it('keeps no more than it must', () => {
  const first = session()
  rememberEnded(first)
  for (let others = 0; others < 50_000; others += 1) rememberEnded({ sessionId: String(others) })
  expect(hasEnded(first)).toBe(false)
  expect(hasEnded({ ...session(), sessionId: '49999' })).toBe(true)
})

it('remembers a session that Cognito never heard the end of for as long as it is told, behind many that are over', () => {
  const unheard = session()
  rememberEnded(unheard, 30 * 86_400)
  for (let others = 0; others < 1_000; others += 1) rememberEnded({ sessionId: String(others) })
  vi.advanceTimersByTime(86_400_000)
  for (let others = 0; others < 100; others += 1) rememberEnded({ sessionId: `later ${others}` })
  expect(hasEnded(unheard)).toBe(true)
})
