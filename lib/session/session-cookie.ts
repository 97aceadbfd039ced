import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import type { Tokens } from '#lib/cognito/tokens.ts'
import { IdentitySchema, type VerifiedIdentity } from '#lib/cognito/verify-id-token.ts'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { SESSION_SECONDS } from '#lib/limits.ts'
import { type ResponseCookie, sealedCookie } from './sealed-cookie.ts'

/** A session is refreshed this early, so that a slow page still finds it fresh. */
export const REFRESH_AHEAD_SECONDS = 15

const SessionSchema = z.object({
  sessionId: z.uuid(),
  /**
   * From a verified ID token, which is not stored. The time of the sign-in is in epoch seconds of the site's clock, so that it is
   * never compared with another clock's; a refresh keeps it.
   */
  identity: IdentitySchema.extend({ signedInAtSeconds: z.number().int().positive() }),
  /** Epoch seconds of the site's clock: until then the session is accepted without asking Cognito. */
  freshUntil: z.number().int(),
  /** The only token that is stored. */
  refreshToken: z.string().min(1),
  /** Who was signed in on this device before, if it was another user. */
  replaced: EmailAddressSchema.optional(),
})

/** What the session cookie holds. */
export type Session = z.infer<typeof SessionSchema>

const cookie = sealedCookie('signed-in', SessionSchema)

/** The session of this request's cookie, which Cognito may have ended. */
export async function readSession(): Promise<Session | undefined> {
  return cookie.read()
}

/** The session in the value of a cookie; for the proxy. */
export async function unsealSession(sealed: string | undefined): Promise<Session | undefined> {
  return cookie.open(sealed)
}

export function sessionCookieName(): string {
  return cookie.name()
}

/** Starts a session with a new id, in place of any other in this browser. */
export async function startSession(
  identity: VerifiedIdentity,
  tokens: Tokens,
  earlier: Session | undefined,
): Promise<void> {
  const signedInAtSeconds = epochSeconds(systemClock())
  const session = withTokens(randomUUID(), { ...identity, signedInAtSeconds }, tokens)
  const replaced = earlier?.identity.email
  const isOther = replaced !== undefined && replaced !== identity.email
  await writeSession(isOther ? { ...session, replaced } : session)
}

/** A session with the tokens that Cognito issued. */
export function withTokens(sessionId: string, identity: Session['identity'], tokens: Tokens): Session {
  const freshUntil = epochSeconds(systemClock()) + tokens.lifetimeSeconds
  return { sessionId, identity, freshUntil, refreshToken: tokens.refreshToken }
}

export async function writeSession(session: Session): Promise<void> {
  await cookie.write(session, expiryOf(session))
}

/** The same as `writeSession`, for a response that is not made by an action. */
export async function sessionCookie(session: Session): Promise<ResponseCookie> {
  return cookie.toSet(session, expiryOf(session))
}

export function expiredSessionCookie(): ResponseCookie {
  return cookie.toDelete()
}

export async function forgetSession(): Promise<void> {
  await cookie.destroy()
}

/** True while no refresh is due; with `ahead`, for callers that can refresh, some seconds earlier. */
export function isFresh(session: Session, { ahead }: { ahead: boolean }): boolean {
  const margin = ahead ? REFRESH_AHEAD_SECONDS : 0
  return epochSeconds(systemClock()) + margin < session.freshUntil
}

function expiryOf({ identity }: Session): number {
  return identity.signedInAtSeconds + SESSION_SECONDS
}
