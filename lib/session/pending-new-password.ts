import 'server-only'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { FlowSessionSchema, UsernameSchema } from '#lib/cognito/sign-in.ts'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { FLOW_MINUTES, PENDING_SECONDS } from '#lib/limits.ts'
import { sealedCookie } from './sealed-cookie.ts'

const PendingNewPasswordSchema = z.object({
  email: EmailAddressSchema,
  username: UsernameSchema,
  /** Cognito's session of NEW_PASSWORD_REQUIRED; it works once. */
  session: FlowSessionSchema,
  /** Epoch seconds of the site's clock: until then Cognito keeps the session. */
  endsAt: z.number().int(),
})

/** A sign-in that waits for a new password, because an operator set the current one. */
export type PendingNewPassword = z.infer<typeof PendingNewPasswordSchema>

const cookie = sealedCookie('pending-new-password', PendingNewPasswordSchema)

export async function readPendingNewPassword(): Promise<PendingNewPassword | undefined> {
  return cookie.read()
}

/** Keeps it for a day, though Cognito's session ends earlier: who comes back late reads that, and has their address again. */
export async function rememberPendingNewPassword(begun: Omit<PendingNewPassword, 'endsAt'>): Promise<void> {
  const now = epochSeconds(systemClock())
  await cookie.write({ ...begun, endsAt: now + FLOW_MINUTES * 60 }, now + PENDING_SECONDS)
}

/** True when Cognito has forgotten the sign-in, and no new password can be set in it. */
export function tookTooLong({ endsAt }: PendingNewPassword): boolean {
  return endsAt <= epochSeconds(systemClock())
}

export async function forgetPendingNewPassword(): Promise<void> {
  await cookie.destroy()
}
