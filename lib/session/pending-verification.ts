import 'server-only'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { MAX_KEPT_CODE_LENGTH, PENDING_SECONDS } from '#lib/limits.ts'
import { sealedCookie } from './sealed-cookie.ts'

const VerificationNoticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('empty') }),
  z.object({ kind: z.literal('length'), count: z.number() }),
  z.object({ kind: z.literal('letters') }),
  z.object({ kind: z.literal('wrong'), first: z.boolean() }),
  z.object({ kind: z.literal('unavailable') }),
  z.object({ kind: z.literal('asked-again'), atSeconds: z.number().int() }),
  z.object({ kind: z.literal('not-confirmed') }),
  z.object({ kind: z.literal('reset-required') }),
  z.object({ kind: z.literal('taken') }),
  z.object({ kind: z.literal('limited'), retryAtSeconds: z.number().int() }),
])

export type VerificationNotice = z.infer<typeof VerificationNoticeSchema>

export const PendingVerificationSchema = z.object({
  /**
   * What is verified or was: confirming a new account, resetting a password. `still-open` is `changed` with other sessions that
   * could not be ended. An account that an operator created sets its password without a code: `maybe-changed` where the sign-in
   * ended meanwhile, `not-changed` where the pool refused it.
   */
  step: z.enum(['confirm', 'reset', 'confirmed', 'changed', 'still-open', 'maybe-changed', 'not-changed']),
  email: EmailAddressSchema,
  /**
   * The account of this address. It stays sealed, and no page may depend on it: `new` was just created, `unconfirmed` was there
   * before this sign-up, `confirmed` has an owner.
   */
  account: z.enum(['new', 'unconfirmed', 'confirmed']),
  notice: VerificationNoticeSchema.optional(),
  /** The refused entry for a code. Passwords are never kept. */
  typed: z.string().max(MAX_KEPT_CODE_LENGTH).optional(),
})

/** The open verification of an email address, by a code of Cognito's own; in password mode only. */
export type PendingVerification = z.infer<typeof PendingVerificationSchema>

const cookie = sealedCookie('pending-verification', PendingVerificationSchema)

export async function readPendingVerification(): Promise<PendingVerification | undefined> {
  return cookie.read()
}

/** Keeps a verification for a day, in place of any other. */
export async function rememberPendingVerification(verification: PendingVerification): Promise<void> {
  await cookie.write(verification, epochSeconds(systemClock()) + PENDING_SECONDS)
}

export async function forgetPendingVerification(): Promise<void> {
  await cookie.destroy()
}
