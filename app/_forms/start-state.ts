import 'server-only'
import { z } from 'zod'
import { endedSessionEmail } from '#lib/auth/session.ts'
import { type EmailAddress, EmailFaultSchema, emailFault, TypedEmailSchema } from '#lib/email-address.ts'
import { setSupportCookie, supportsCookies } from '#lib/http/cookie-support.ts'
import { textField } from '#lib/http/form-field.ts'
import { readReturnPath } from '#lib/http/return-path.ts'
import { MAX_EMAIL_FIELD } from '#lib/limits.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { readPendingNewPassword } from '#lib/session/pending-new-password.ts'
import { readPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { readPendingVerification } from '#lib/session/pending-verification.ts'
import { flashState, type Query } from './flash-state.ts'
import { typedBefore } from './interruption.ts'
import { nextParameter } from './next-field.ts'
import { newPasswordField, PasswordFaultSchema } from './password-state.ts'

/** Why a form that begins with an email address led nowhere. */
export const StartErrorSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('limited'), retryAtSeconds: z.number() }),
  z.object({ code: z.enum(['unavailable', 'wrong', 'wrong-again', 'no-cookies']) }),
])

export type StartError = z.infer<typeof StartErrorSchema>

/** What sign-in, sign-up and the reset of a password know after their first form. `email` is what was typed. */
export const startStates = {
  name: 'start',
  schema: z.discriminatedUnion('status', [
    z.object({ status: z.literal('idle'), email: z.string() }),
    z.object({
      status: z.literal('invalid'),
      email: z.string(),
      emailFault: EmailFaultSchema.optional(),
      passwordFault: PasswordFaultSchema.optional(),
    }),
    z.object({ status: z.literal('refused'), email: z.string(), reason: StartErrorSchema }),
  ]),
}

export type StartState = z.infer<typeof startStates.schema>

type Start = { readonly email: EmailAddress; readonly password: string }

type PasswordFault = z.infer<typeof PasswordFaultSchema>

/**
 * Reads email and password. Without cookies the next step would find nothing, so it is refused; a browser that had merely lost
 * them gets one again.
 * @param judge says what is wrong with the password, in a form that has one
 * @param passwordField reads it
 */
export function startParser(
  judge: (password: string) => PasswordFault | undefined = () => undefined,
  passwordField = newPasswordField,
) {
  return async (form: unknown): Promise<Result<Start, StartState>> => {
    const typed = textField(form, 'email', MAX_EMAIL_FIELD)
    const email = TypedEmailSchema.safeParse(typed)
    const password = passwordField(form, 'password')
    const passwordFault = judge(password)
    if (!email.success) {
      return refused({ status: 'invalid', email: typed, emailFault: emailFault(typed), passwordFault })
    }
    if (passwordFault !== undefined) return refused({ status: 'invalid', email: email.data, passwordFault })
    if (await supportsCookies()) return ok({ email: email.data, password })
    await setSupportCookie()
    return refused({ status: 'refused', email: email.data, reason: { code: 'no-cookies' } })
  }
}

/** What is open in this browser, and what a form that starts anew takes from it, so that going back loses nothing. */
export async function startPage(query: Query) {
  const [pending, verification, newPassword, ended, flash, typed] = await Promise.all([
    readPendingSignIn(),
    readPendingVerification(),
    readPendingNewPassword(),
    endedSessionEmail(),
    flashState(startStates, query),
    typedBefore('email', query),
  ])
  const begun = typed === undefined ? undefined : ({ status: 'idle', email: typed } as const)
  const open = pending ?? verification ?? newPassword
  const asked = nextParameter(query)
  const next = asked === '/' ? await readReturnPath() : asked
  const form = { email: open?.email ?? ended ?? '', next, flash: flash ?? begun }
  return { pending, verification, newPassword, hasEnded: ended !== undefined, form }
}
