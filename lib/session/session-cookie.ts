import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import type { Tokens } from '#lib/cognito/tokens.ts'
import { IdentitySchema, type VerifiedIdentity } from '#lib/cognito/verify-id-token.ts'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { SESSION_SECONDS } from '#lib/limits.ts'
import { type ResponseCookie, sealedCookie } from './sealed-cookie.ts'

/** Refreshed this long before its end, so that a page that is slow to render still finds it fresh. */
export const REFRESH_AHEAD_SECONDS = 15

const SessionSchema = z.object({
  sessionId: z.uuid(),
  /**
   * Taken from a verified ID token; the token itself is not kept. When the sign-in was is by the site's own clock, epoch
   * seconds, so that it is never compared with another's; a renewal keeps it.
   */
  identity: IdentitySchema.extend({ signedInAtSeconds: z.number().int().positive() }),
  /** Epoch seconds, by the site's clock: until then nobody asks Cognito whether the session still stands. */
  freshUntil: z.number().int(),
  /** The only token that is kept. */
  refreshToken: z.string().min(1),
  /** Who was signed in on this device until this session began, if that was somebody else. */
  replaced: EmailAddressSchema.optional(),
})

/** What the session cookie holds. */
export type Session = z.infer<typeof SessionSchema>

const cookie = sealedCookie('signed-in', SessionSchema)

/** The session that this request's browser sent, whether or not Cognito would still stand by it. */
export async function readSession(): Promise<Session | undefined> {
  return cookie.read()
}

/** The session in a cookie that did not come through Next's store. */
export async function unsealSession(sealed: string | undefined): Promise<Session | undefined> {
  return cookie.open(sealed)
}

export function sessionCookieName(): string {
  return cookie.name()
}

/** Opens a session with a new id, in place of any other in this browser. */
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

/** The session after Cognito handed out these tokens. */
export function withTokens(sessionId: string, identity: Session['identity'], tokens: Tokens): Session {
  const freshUntil = epochSeconds(systemClock()) + tokens.lifetimeSeconds
  return { sessionId, identity, freshUntil, refreshToken: tokens.refreshToken }
}

export async function writeSession(session: Session): Promise<void> {
  await cookie.write(session, expiryOf(session))
}

/** The same as `writeSignedIn`, for a response that is not made by an action. */
export async function sessionCookie(session: Session): Promise<ResponseCookie> {
  return cookie.toSet(session, expiryOf(session))
}

export function expiredSessionCookie(): ResponseCookie {
  return cookie.toDelete()
}

export async function forgetSession(): Promise<void> {
  await cookie.destroy()
}

/** True while nobody needs to ask Cognito; what is due within seconds counts as over for who can renew it. */
export function isFresh(session: Session, { ahead }: { ahead: boolean }): boolean {
  const margin = ahead ? REFRESH_AHEAD_SECONDS : 0
  return epochSeconds(systemClock()) + margin < session.freshUntil
}

function expiryOf({ identity }: Session): number {
  return identity.signedInAtSeconds + SESSION_SECONDS
}
