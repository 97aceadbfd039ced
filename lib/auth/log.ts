import 'server-only'
import { createHmac, randomBytes } from 'node:crypto'
import { systemClock } from '#lib/clock.ts'
import { siteEnvironment } from '#lib/env.ts'
import { deriveKeys } from '#lib/session/seal.ts'

/** One event and its outcome. It holds no address, code, token or cookie. */
export type AuthEvent = {
  readonly event:
    | 'code-requested'
    | 'code-submitted'
    | 'password-submitted'
    | 'password-chosen'
    | 'turned-away'
    | 'signed-up'
    | 'signed-in'
    | 'signed-out'
    | 'revoked-later'
    | 'signed-out-everywhere'
    | 'session-refreshed'
    | 'token-reused'
    | 'tokens-refused'
    | 'account-deleted'
    | 'name-changed'
    | 'confirmation-requested'
    | 'address-confirmed'
    | 'reset-requested'
    | 'password-reset'
    | 'password-changed'
    | 'password-change-told'
    | 'foreign-post'
  /** One of our own literals, never a message from another system. */
  readonly outcome: string
  /** Of a refused post: the origin that forms need, and the one that came. */
  readonly expected?: string
  readonly received?: string
  /** The address or user id; only a keyed hash of it is written. */
  readonly about?: string
}

/** Writes one line of JSON to standard output. Durations are in milliseconds. */
export function logAuthEvent({ about, ...event }: AuthEvent, begun?: number): void {
  const who = about === undefined ? {} : { who: hashed(about) }
  const duration = begun === undefined ? {} : { durationMilliseconds: Math.round(systemClock() - begun) }
  const at = new Date(systemClock()).toISOString()
  console.info(JSON.stringify({ at, ...event, ...who, ...duration }))
}

/**
 * Writes what was thrown to standard error.
 * @returns the id that it has there, which is all that a visitor reads of it
 */
export function logError(error: unknown): string {
  const errorId = randomBytes(4).toString('hex')
  console.error(`Error ID ${errorId}:`, error)
  return errorId
}

/** Long enough to tell users apart in a log. */
const HASH_LENGTH = 16

function hashed(about: string): string {
  const [key = ''] = deriveKeys(siteEnvironment().sessionSecrets, 'log')
  return createHmac('sha256', key).update(about).digest('base64url').slice(0, HASH_LENGTH)
}
