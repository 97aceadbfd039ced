import 'server-only'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import type { Session } from './session-cookie.ts'

/**
 * Sessions that ended on this instance. A copy of their cookie would be accepted until its next refresh; until then they are
 * remembered here and refused at once. Other instances refuse them when that refresh fails.
 */
type Revoked = { readonly untilSeconds: number; readonly signedInUpToSeconds: number }

/** The life of an access token, and the time by which a page may refresh early. */
export const REMEMBERED_SECONDS = 6 * 60

const MAX_REMEMBERED = 50_000

const LOOKED_AT = 20

// Next loads proxy and pages as separate bundles; what both must see is kept on the process.
const SHARED = Symbol.for('code-sign-in.ended-sessions')
const SharedSchema = z.instanceof(Map<string, Revoked>).default(() => new Map<string, Revoked>())

/**
 * Refuses this session from now on.
 * @param forSeconds until the next refresh of a copy, which Cognito refuses; longer where the call to Cognito failed
 */
export function rememberRevoked(
  { sessionId }: Pick<Session, 'sessionId'>,
  forSeconds = REMEMBERED_SECONDS,
): void {
  remember(sessionId, Number.POSITIVE_INFINITY, forSeconds)
}

/** Refuses every session that was started before now, of a user or, where the user id is not known, of an address. */
export function rememberAllRevoked(of: { readonly sub: string } | { readonly email: EmailAddress }): void {
  remember('sub' in of ? of.sub : of.email, epochSeconds(systemClock()), REMEMBERED_SECONDS)
}

/** True for a session that was ended by itself, or together with all those of its user or address. */
export function isRevoked({ sessionId, identity }: Session): boolean {
  return [sessionId, identity.sub, identity.email].some((key) => {
    const ended = shared().get(key)
    if (ended === undefined || ended.untilSeconds <= epochSeconds(systemClock())) return false
    return identity.signedInAtSeconds <= ended.signedInUpToSeconds
  })
}

function remember(key: string, signedInUpToSeconds: number, forSeconds: number): void {
  const ended = shared()
  const now = epochSeconds(systemClock())
  let looked = 0
  for (const [oldest, { untilSeconds }] of ended) {
    if (ended.size >= MAX_REMEMBERED || untilSeconds <= now) ended.delete(oldest)
    // The oldest expire first, apart from a few that stay longer; removing a handful each time is enough.
    looked += 1
    if (looked >= LOOKED_AT) break
  }
  ended.delete(key)
  ended.set(key, { untilSeconds: now + forSeconds, signedInUpToSeconds })
}

function shared(): Map<string, Revoked> {
  const map = SharedSchema.parse(Reflect.get(globalThis, SHARED))
  Reflect.set(globalThis, SHARED, map)
  return map
}
