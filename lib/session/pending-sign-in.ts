import 'server-only'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { CodeParametersSchema, FlowSessionSchema, UsernameSchema } from '#lib/cognito/sign-in.ts'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { safeRedirect } from '#lib/http/redirects.ts'
import { MAX_KEPT_CODE_LENGTH, MAX_KEPT_NEXT_LENGTH, PENDING_SECONDS } from '#lib/limits.ts'
import { PADDED_LENGTH } from './seal.ts'
import { sealedCookie } from './sealed-cookie.ts'

/** What the last answer on the code page came to. Kept here, so that a reload shows it again and repeats nothing. */
const CodeNoticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('empty') }),
  z.object({ kind: z.literal('length'), count: z.number() }),
  z.object({ kind: z.literal('letters') }),
  z.object({ kind: z.literal('wrong'), first: z.boolean() }),
  z.object({ kind: z.literal('expired') }),
  z.object({ kind: z.literal('used') }),
  z.object({ kind: z.literal('used-up') }),
  z.object({ kind: z.literal('interrupted') }),
  z.object({ kind: z.literal('clock') }),
  z.object({ kind: z.literal('unavailable') }),
  z.object({ kind: z.literal('sent-again') }),
  z.object({ kind: z.literal('sent-new') }),
  z.object({ kind: z.literal('too-early') }),
  z.object({ kind: z.literal('limited'), retryAtSeconds: z.number().int().optional() }),
])

export type CodeNotice = z.infer<typeof CodeNoticeSchema>

export const PendingSignInSchema = z.object({
  email: EmailAddressSchema,
  username: UsernameSchema,
  /** Cognito's session of the open round; absent once it is used up, then the next answer opens a new one. */
  session: FlowSessionSchema.optional(),
  parameters: CodeParametersSchema,
  /** Where the person wanted to go, safe to redirect to; home when absent. */
  next: z.string().max(MAX_KEPT_NEXT_LENGTH).transform(safeRedirect).optional(),
  /** Epoch seconds, by the site's clock. */
  requestedAt: z.number().int(),
  notice: CodeNoticeSchema.optional(),
  /** A code of this sign-in was wrong before: from then on the tries left are said. */
  wasWrong: z.boolean().optional(),
  /** What was typed when it was refused, so that it can be mended instead of typed anew. */
  typed: z.string().max(MAX_KEPT_CODE_LENGTH).optional(),
})

/** A sign-in between its two steps. */
export type PendingSignIn = z.infer<typeof PendingSignInSchema>

const cookie = sealedCookie('pending-sign-in', PendingSignInSchema)

/** The open sign-in of this browser, if there is one. */
export async function readPendingSignIn(): Promise<PendingSignIn | undefined> {
  return cookie.read()
}

/** Remembers an open sign-in for an hour, in place of any other. */
export async function rememberPendingSignIn(pending: PendingSignIn): Promise<void> {
  await cookie.write(withinRoom(pending), epochSeconds(systemClock()) + PENDING_SECONDS)
}

/** The longest session, address and way back together would be too much for one cookie. */
export function withinRoom(pending: PendingSignIn): PendingSignIn {
  const { next, ...rest } = pending
  if (next === undefined || next === '/') return rest
  return next.length <= MAX_KEPT_NEXT_LENGTH && JSON.stringify(pending).length <= PADDED_LENGTH
    ? pending
    : rest
}

export async function forgetPendingSignIn(): Promise<void> {
  await cookie.destroy()
}
