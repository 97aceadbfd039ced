import 'server-only'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { FlowSessionSchema, UsernameSchema } from '#lib/cognito/sign-in.ts'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { safeRedirect } from '#lib/http/redirects.ts'
import { MAX_KEPT_NEXT_LENGTH, PENDING_SECONDS } from '#lib/limits.ts'
import { sealedCookie } from './sealed-cookie.ts'

const PendingNewPasswordSchema = z.object({
  email: EmailAddressSchema,
  username: UsernameSchema,
  /** Cognito's session of NEW_PASSWORD_REQUIRED; it works once. */
  session: FlowSessionSchema,
  next: z.string().max(MAX_KEPT_NEXT_LENGTH).transform(safeRedirect).optional(),
})

/** A sign-in that waits for a new password, because an operator set the current one. */
export type PendingNewPassword = z.infer<typeof PendingNewPasswordSchema>

const cookie = sealedCookie('pending-new-password', PendingNewPasswordSchema)

export async function readPendingNewPassword(): Promise<PendingNewPassword | undefined> {
  return cookie.read()
}

export async function rememberPendingNewPassword({ next, ...pending }: PendingNewPassword): Promise<void> {
  const way = next === undefined || next === '/' || next.length > MAX_KEPT_NEXT_LENGTH ? {} : { next }
  await cookie.write({ ...pending, ...way }, epochSeconds(systemClock()) + PENDING_SECONDS)
}

export async function forgetPendingNewPassword(): Promise<void> {
  await cookie.destroy()
}
