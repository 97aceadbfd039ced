import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Tokens } from '#lib/cognito/tokens.ts'
import type { VerifiedIdentity } from '#lib/cognito/verify-id-token.ts'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { sealedCookie } from './sealed-cookie.ts'

/** Absolute: the pool's refresh token lives as long, and rotation does not extend it. */
const LIFETIME_SECONDS = 30 * 24 * 60 * 60

const SignedInSchema = z.object({
  sessionId: z.uuid(),
  sub: z.string().min(1).max(128),
  email: EmailAddressSchema,
  /** Epoch seconds, Cognito's `auth_time`. */
  signedInAt: z.number().int(),
  /** The only token that is kept; the claims above were taken from a verified ID token. */
  refreshToken: z.string().min(1),
})

export type SignedIn = z.infer<typeof SignedInSchema>

const cookie = sealedCookie('signed-in', SignedInSchema)

export async function readSignedIn(): Promise<SignedIn | undefined> {
  return cookie.read()
}

/** Opens a session with a new id, in place of any other in this browser. */
export async function openSession(identity: VerifiedIdentity, tokens: Tokens): Promise<void> {
  const session: SignedIn = {
    sessionId: randomUUID(),
    sub: identity.sub,
    email: identity.email,
    signedInAt: identity.signedInAtSeconds,
    refreshToken: tokens.refreshToken,
  }
  await cookie.write(session, identity.signedInAtSeconds + LIFETIME_SECONDS)
}

export async function closeSession(): Promise<void> {
  await cookie.destroy()
}
