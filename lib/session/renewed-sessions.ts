import 'server-only'
import { createHash } from 'node:crypto'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { REFRESH_GRACE_SECONDS } from '#lib/limits.ts'
import { instanceMemory } from './instance-memory.ts'
import type { Session } from './session-cookie.ts'

/** A session with its next refresh token, and an access token for calls as its user. */
export type Renewal = { readonly session: Session; readonly accessToken: string }

type Remembered = Renewal & {
  /** Digests of the refresh tokens that were exchanged on the way to this one, and when. */
  readonly spent: readonly { readonly token: string; readonly atSeconds: number }[]
  /** When the browser first sent the newest token: its answer arrived. */
  readonly seenAtSeconds?: number
}

/** As long as a session may live without Cognito: a browser that is gone for longer has to sign in again. */
const HANDED_OUT_SECONDS = 60 * 60

/** Requests that were sent before the browser had the new cookie arrive within this time. */
const LATE_REQUEST_SECONDS = 20

const renewals = instanceMemory<Remembered>('renewed-sessions', 5_000)

/** Remembers what a refresh token was exchanged for; nothing where the pool does not rotate. */
export function rememberRenewal(before: Session, renewal: Renewal): void {
  if (renewal.session.refreshToken === before.refreshToken) return
  const known = renewals.get(before.sessionId)
  const now = epochSeconds(systemClock())
  const isUnseen = known !== undefined && known.seenAtSeconds === undefined
  const kept =
    known?.spent.filter(({ atSeconds }) => isUnseen || now - atSeconds < REFRESH_GRACE_SECONDS) ?? []
  const spent = [...kept, { token: digest(before), atSeconds: now }]
  renewals.set(before.sessionId, { ...renewal, spent }, HANDED_OUT_SECONDS)
}

/** Notes that a browser has the next token of its session: it sent it. (A page also reads the token that the proxy just put in.) */
export function noteSeen(session: Session): void {
  const known = renewals.get(session.sessionId)
  if (known?.session.refreshToken !== session.refreshToken || known.seenAtSeconds !== undefined) return
  const seenAtSeconds = epochSeconds(systemClock())
  renewals.set(session.sessionId, { ...known, seenAtSeconds }, HANDED_OUT_SECONDS)
}

/**
 * What this session's token was exchanged for. The browser gets it again while it has not shown that it has it: the answer can be
 * lost on its way (a request that was aborted, a phone that fell asleep), and requests that run at the same time all bring the old
 * token. `reused`: the browser had the next one already, so this is another party. Undefined for a token that is not known here.
 */
export function earlierRenewal(session: Session): Renewal | 'reused' | undefined {
  const known = renewals.get(session.sessionId)
  if (known === undefined || !known.spent.some(({ token }) => token === digest(session))) return undefined
  if (known.seenAtSeconds === undefined) return known
  return epochSeconds(systemClock()) - known.seenAtSeconds < LATE_REQUEST_SECONDS ? known : 'reused'
}

/** The newest renewal of a session, whatever token it is asked with. */
export function newestRenewal({ sessionId }: Session): Renewal | undefined {
  return renewals.get(sessionId)
}

function digest({ refreshToken }: Session): string {
  return createHash('sha256').update(refreshToken).digest('base64url')
}
