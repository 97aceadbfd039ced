import 'server-only'
import { systemClock } from '#lib/clock.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { SESSION_SECONDS } from '#lib/limits.ts'
import { instanceMemory } from './instance-memory.ts'
import type { Session } from './session-cookie.ts'

/**
 * Sessions that ended, as far as this instance knows: a copy of their cookie is refused at once, for as long as it could live.
 * Other instances refuse it when Cognito refuses its next refresh. The value is up to which sign-in they ended, in epoch seconds.
 */
const revoked = instanceMemory<number>('ended-sessions', 50_000)

/** Refuses this session from now on. */
export function rememberRevoked({ sessionId }: Pick<Session, 'sessionId'>): void {
  revoked.set(sessionId, Number.POSITIVE_INFINITY, SESSION_SECONDS)
}

/** Sessions that their own browser gave up: a request that was on its way leaves nothing of the person behind. */
const signedOut = instanceMemory<true>('signed-out-sessions', 50_000)

/** Refuses this session, which its own browser gave up by signing out, or by signing in again. */
export function rememberSignedOut(session: Pick<Session, 'sessionId'>): void {
  rememberRevoked(session)
  signedOut.set(session.sessionId, true, SESSION_SECONDS)
}

/** True for a session that its own browser gave up, as far as this instance knows. */
export function isSignedOut({ sessionId }: Pick<Session, 'sessionId'>): boolean {
  return signedOut.get(sessionId) === true
}

/**
 * Refuses the sessions of a user or, where the user id is not known, of an address.
 * @param upTo the time of the latest sign-in that ended, epoch milliseconds
 */
export function rememberAllRevoked(
  of: { readonly sub: string } | { readonly email: EmailAddress },
  upTo = systemClock(),
): void {
  const key = 'sub' in of ? of.sub : of.email
  // Answers may come in another order than the calls.
  revoked.set(key, Math.max(upTo / 1000, revoked.get(key) ?? 0), SESSION_SECONDS)
}

type SignIn = {
  readonly sessionId: string
  readonly identity: Pick<Session['identity'], 'sub' | 'email' | 'signedInAtSeconds'>
}

/** True for a session that was ended by itself, or together with all those of its user or address. */
export function isRevoked({ sessionId, identity }: SignIn): boolean {
  return [sessionId, identity.sub, identity.email].some(
    (key) => identity.signedInAtSeconds <= (revoked.get(key) ?? Number.NEGATIVE_INFINITY),
  )
}
