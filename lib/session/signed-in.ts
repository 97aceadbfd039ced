import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import type { Tokens } from '#lib/cognito/tokens.ts'
import { IdentitySchema, type VerifiedIdentity } from '#lib/cognito/verify-id-token.ts'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { SESSION_SECONDS } from '#lib/limits.ts'
import type { CookieToSet } from './cookie-to-set.ts'
import { sealedCookie } from './sealed-cookie.ts'

/** Refreshed this long before its end, so that a page that is slow to render still finds it fresh. */
export const REFRESH_AHEAD_SECONDS = 15

const SignedInSchema = z.object({
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
export type SignedIn = z.infer<typeof SignedInSchema>

const cookie = sealedCookie('signed-in', SignedInSchema)

/** The session that this request's browser sent, whether or not Cognito would still stand by it. */
export async function readSignedIn(): Promise<SignedIn | undefined> {
  return cookie.read()
}

/** The session in a cookie that did not come through Next's store. */
export async function openSignedIn(sealed: string | undefined): Promise<SignedIn | undefined> {
  return cookie.open(sealed)
}

export function signedInCookieName(): string {
  return cookie.name()
}

/** Opens a session with a new id, in place of any other in this browser. */
export async function openSession(
  identity: VerifiedIdentity,
  tokens: Tokens,
  earlier: SignedIn | undefined,
): Promise<void> {
  const signedInAtSeconds = epochSeconds(systemClock())
  const session = afterTokens(randomUUID(), { ...identity, signedInAtSeconds }, tokens)
  const replaced = earlier?.identity.email
  const isOther = replaced !== undefined && replaced !== identity.email
  await writeSignedIn(isOther ? { ...session, replaced } : session)
}

/** The session after Cognito handed out these tokens. */
export function afterTokens(sessionId: string, identity: SignedIn['identity'], tokens: Tokens): SignedIn {
  const freshUntil = epochSeconds(systemClock()) + tokens.lifetimeSeconds
  return { sessionId, identity, freshUntil, refreshToken: tokens.refreshToken }
}

export async function writeSignedIn(session: SignedIn): Promise<void> {
  await cookie.write(session, expiryOf(session))
}

/** The same as `writeSignedIn`, for a response that is not made by an action. */
export async function signedInToSet(session: SignedIn): Promise<CookieToSet> {
  return cookie.toSet(session, expiryOf(session))
}

export function signedInToDelete(): CookieToSet {
  return cookie.toDelete()
}

export async function closeSession(): Promise<void> {
  await cookie.destroy()
}

/** True while nobody needs to ask Cognito; what is due within seconds counts as over for who can renew it. */
export function isFresh(session: SignedIn, { ahead }: { ahead: boolean }): boolean {
  const margin = ahead ? REFRESH_AHEAD_SECONDS : 0
  return epochSeconds(systemClock()) + margin < session.freshUntil
}

function expiryOf({ identity }: SignedIn): number {
  return identity.signedInAtSeconds + SESSION_SECONDS
}
