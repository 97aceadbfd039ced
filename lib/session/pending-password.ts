import 'server-only'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { SessionSchema, UsernameSchema } from '#lib/cognito/challenge.ts'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { safeNext } from '#lib/http/safe-next.ts'
import { MAX_KEPT_NEXT_LENGTH, PENDING_SECONDS } from '#lib/limits.ts'
import { sealedCookie } from './sealed-cookie.ts'

const PendingPasswordSchema = z.object({
  email: EmailAddressSchema,
  username: UsernameSchema,
  /** Cognito's, of NEW_PASSWORD_REQUIRED; it works once. */
  session: SessionSchema,
  next: z.string().max(MAX_KEPT_NEXT_LENGTH).transform(safeNext).optional(),
})

/** A sign-in that waits for a password of the person's own: an operator chose the one that was entered. */
export type PendingPassword = z.infer<typeof PendingPasswordSchema>

const cookie = sealedCookie('pending-password', PendingPasswordSchema)

export async function readPendingPassword(): Promise<PendingPassword | undefined> {
  return cookie.read()
}

export async function rememberPendingPassword({ next, ...pending }: PendingPassword): Promise<void> {
  const way = next === undefined || next === '/' || next.length > MAX_KEPT_NEXT_LENGTH ? {} : { next }
  await cookie.write({ ...pending, ...way }, epochSeconds(systemClock()) + PENDING_SECONDS)
}

export async function forgetPendingPassword(): Promise<void> {
  await cookie.destroy()
}
