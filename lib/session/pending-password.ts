import 'server-only'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { SessionSchema, UsernameSchema } from '#lib/cognito/challenge.ts'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { safeNext } from '#lib/http/safe-next.ts'
import { MAX_NEXT } from './pending-sign-in.ts'
import { sealedCookie } from './sealed-cookie.ts'

/** Longer than Cognito's session waits, so that a late password is answered with a sentence and not with an empty form. */
const LIFETIME_SECONDS = 60 * 60

const PendingPasswordSchema = z.object({
  email: EmailAddressSchema,
  username: UsernameSchema,
  /** Cognito's, of NEW_PASSWORD_REQUIRED; it works once. */
  session: SessionSchema,
  next: z.string().max(MAX_NEXT).transform(safeNext).optional(),
})

/** A sign-in that waits for a password of the person's own: an operator chose the one that was entered. */
export type PendingPassword = z.infer<typeof PendingPasswordSchema>

const cookie = sealedCookie('pending-password', PendingPasswordSchema)

export async function readPendingPassword(): Promise<PendingPassword | undefined> {
  return cookie.read()
}

export async function rememberPendingPassword({ next, ...pending }: PendingPassword): Promise<void> {
  const way = next === undefined || next === '/' || next.length > MAX_NEXT ? {} : { next }
  await cookie.write({ ...pending, ...way }, epochSeconds(systemClock()) + LIFETIME_SECONDS)
}

export async function forgetPendingPassword(): Promise<void> {
  await cookie.destroy()
}
