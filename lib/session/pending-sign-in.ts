import 'server-only'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import {
  type CodeChallenge,
  CodeParametersSchema,
  FlowSessionSchema,
  UsernameSchema,
} from '#lib/cognito/sign-in.ts'
import { type EmailAddress, EmailAddressSchema } from '#lib/email-address.ts'
import { MAX_KEPT_CODE_LENGTH, PENDING_SECONDS } from '#lib/limits.ts'
import { sealedCookie } from './sealed-cookie.ts'

/** The result of the last form on the code page. Kept here, so that a reload shows it again without posting again. */
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
  /** Cognito's session of the open round; absent once it is used. */
  session: FlowSessionSchema.optional(),
  parameters: CodeParametersSchema,
  /** It began on the page for new accounts, and starting again leads there: an address without an account gets no email elsewhere. */
  isSignUp: z.boolean().optional(),
  /** Epoch seconds, by the site's clock. */
  requestedAt: z.number().int(),
  notice: CodeNoticeSchema.optional(),
  /** A code was wrong before: from then on the page says how many tries are left. */
  wasWrong: z.boolean().optional(),
  /** The refused entry, so that the visitor can correct it. */
  typed: z.string().max(MAX_KEPT_CODE_LENGTH).optional(),
})

/** A sign-in that waits for its code. */
export type PendingSignIn = z.infer<typeof PendingSignInSchema>

const cookie = sealedCookie('pending-sign-in', PendingSignInSchema)

/** The open sign-in of this browser, if there is one. */
export async function readPendingSignIn(): Promise<PendingSignIn | undefined> {
  return cookie.read()
}

/** Keeps an open sign-in for a day, in place of any other. */
export async function rememberPendingSignIn(pending: PendingSignIn): Promise<void> {
  await cookie.write(pending, epochSeconds(systemClock()) + PENDING_SECONDS)
}

export async function forgetPendingSignIn(): Promise<void> {
  await cookie.destroy()
}

/** A sign-in that begins with a requested code. */
export function newPendingSignIn(
  email: EmailAddress,
  requested: CodeChallenge,
  notice?: CodeNotice,
): PendingSignIn {
  const shown =
    notice ?? (NOT_MAILED.has(requested.parameters.delivery) ? deliveryNotice(requested) : undefined)
  return {
    email,
    username: requested.username,
    session: requested.session,
    parameters: requested.parameters,
    requestedAt: epochSeconds(systemClock()),
    ...(shown === undefined ? {} : { notice: shown }),
  }
}

/** The page where an open sign-in began; that of sign-in where none is open. */
export function startPath(pending: PendingSignIn | undefined): '/sign-in' | '/sign-up' {
  return pending?.isSignUp === true ? '/sign-up' : '/sign-in'
}

/** Deliveries that a start shows as well; about a code that is on its way it shows nothing. */
const NOT_MAILED: ReadonlySet<CodeChallenge['parameters']['delivery']> = new Set([
  'limited',
  'too-many-starts',
  'failed',
])

/** What the code page says about an email that was requested. */
export function deliveryNotice({ parameters }: CodeChallenge): CodeNotice {
  switch (parameters.delivery) {
    case 'sent':
      return { kind: 'sent-new' }
    case 'sent-again':
      return { kind: 'sent-again' }
    case 'recent':
      return { kind: 'too-early' }
    case 'limited':
      return { kind: 'limited' }
    case 'too-many-starts':
      return { kind: 'limited', retryAtSeconds: parameters.resendAt }
    case 'failed':
      return { kind: 'unavailable' }
  }
}

/** The sign-in in its next round, which a refused answer opened. */
export function nextRound(
  pending: PendingSignIn,
  { username, session, parameters }: CodeChallenge,
  notice: CodeNotice,
  typed: string,
): PendingSignIn {
  return { ...pending, username, session, parameters, notice, typed }
}

/** The sign-in without an open session at Cognito; the next answer, or the next request, opens one. */
export function closedRound(pending: PendingSignIn, notice: CodeNotice, typed: string): PendingSignIn {
  const { session: _used, ...rest } = pending
  return { ...rest, notice, typed }
}
