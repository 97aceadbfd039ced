import { appClientOn } from '#infra/pool.ts'
import { KEPT_SECONDS } from '#lib/auth/renewed-session-cookie.ts'
import { MIN_SECRET_BYTES } from '#lib/env.ts'
import {
  KNOWN_BROWSER_SECONDS as BROWSER_SECONDS,
  PENDING_SECONDS,
  RECENT_SIGN_IN_MINUTES,
  SESSION_SECONDS,
} from '#lib/limits.ts'
import { MAX_REMEMBERED, REMEMBERED_SECONDS } from '#lib/session/ended-sessions.ts'
import { REFRESH_AHEAD_SECONDS } from '#lib/session/signed-in.ts'
import type { Limit } from './limit.ts'
import { count, duration } from './units.ts'

const appClient = appClientOn('essentials')
const { TokenValidityUnits: UNITS } = appClient

export const sessionLimits: readonly Limit[] = [
  {
    what: 'A session, in all',
    limit: duration(SESSION_SECONDS),
    why: 'from the code, however often it is renewed; there is no limit for idleness',
    keptIn: ['lib/session/signed-in.ts'],
  },
  {
    what: "The pool's refresh token",
    limit: `${appClient.RefreshTokenValidity} ${UNITS.RefreshToken}`,
    why: 'the same at Cognito; rotation does not extend it',
    keptIn: ['infra/pool.ts'],
  },
  {
    what: 'How long a session passes before Cognito is asked again',
    limit: `${appClient.AccessTokenValidity} ${UNITS.AccessToken}`,
    why: "an access token's life: so long a disabled account, or a copy of an ended session, may still pass",
    keptIn: ['infra/pool.ts', 'lib/session/signed-in.ts'],
  },
  {
    what: 'Renewed ahead of that by',
    limit: duration(REFRESH_AHEAD_SECONDS),
    why: 'a page that is slow to render still finds the session fresh',
    keptIn: ['lib/session/signed-in.ts'],
  },
  {
    what: 'Grace of a rotated refresh token',
    limit: duration(appClient.RefreshTokenRotation.RetryGracePeriodSeconds),
    why: 'two tabs that renew at once both stay signed in; nothing rotates on the Lite plan',
    keptIn: ['infra/pool.ts'],
  },
  {
    what: 'Passing unasked while Cognito is out of reach, each time',
    limit: duration(KEPT_SECONDS),
    why: 'not every page waits for it again; an outage ends no session',
    keptIn: ['lib/auth/renewed-session-cookie.ts'],
  },
  {
    what: 'Ended sessions are remembered, in the memory of one instance, for',
    limit: duration(REMEMBERED_SECONDS),
    why: 'until a copy of the cookie has to be renewed, and fails',
    keptIn: ['lib/session/ended-sessions.ts'],
  },
  {
    what: 'Ended sessions remembered at once',
    limit: count(MAX_REMEMBERED, 'session'),
    why: 'memory; the oldest make room',
    keptIn: ['lib/session/ended-sessions.ts'],
  },
  {
    what: 'Age of the code for what cannot be undone',
    limit: count(RECENT_SIGN_IN_MINUTES, 'minute'),
    why: 'deleting the account asks for a fresh one after that',
    keptIn: ['lib/limits.ts', 'lib/auth/current-user.ts'],
  },
  {
    what: 'A sign-in between its two steps',
    limit: duration(PENDING_SECONDS),
    why: 'longer than a code, so that who comes back late reads what happened',
    keptIn: ['lib/session/pending-sign-in.ts'],
  },
  {
    what: "Cognito's session of one round",
    limit: count(appClient.AuthSessionValidity, 'minute'),
    why: 'the longest that Cognito allows; a new one is opened when it is over',
    keptIn: ['infra/pool.ts'],
  },
  {
    what: 'A known browser',
    limit: duration(BROWSER_SECONDS),
    why: 'from its last sign-in; the cookie signs nobody in',
    keptIn: ['lib/session/known-browser.ts'],
  },
  {
    what: 'Each secret of `SESSION_SECRET`, at least',
    limit: count(MIN_SECRET_BYTES, 'random byte'),
    why: 'a weaker one stops the start',
    keptIn: ['lib/env.ts'],
  },
]
