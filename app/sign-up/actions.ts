'use server'

import { redirect } from 'next/navigation'
import { cookiesRequired } from '#app/_forms/cookies-required.ts'
import { type CredentialsState, parseCredentials } from '#app/_forms/credentials-state.ts'
import { type EmailFormState, parseEmailForm } from '#app/_forms/email-state.ts'
import { showState } from '#app/_forms/flash-state.ts'
import { nextField, withNext } from '#app/_forms/next-field.ts'
import { writtenFault } from '#lib/auth/password.ts'
import { newPendingSignIn } from '#lib/auth/pending-after.ts'
import { requireCodeMode } from '#lib/auth/require-code-mode.ts'
import { requirePasswordMode } from '#lib/auth/require-password-mode.ts'
import { signUp } from '#lib/auth/sign-up.ts'
import { type SignUpError, signUpWithPassword } from '#lib/auth/sign-up-with-password.ts'
import { visitorContext } from '#lib/auth/visitor.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { supportsCookies } from '#lib/http/cookie-support.ts'
import { requireSameOrigin } from '#lib/http/csrf.ts'
import { rememberPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { rememberPendingVerification } from '#lib/session/pending-verification.ts'

export async function signUpAction(_: EmailFormState, form: FormData): Promise<EmailFormState> {
  await requireSameOrigin()
  requireCodeMode()
  const next = nextField(form)
  const here = withNext('/sign-up', next)
  const email = parseEmailForm(form)
  if (!email.ok) return showState('email', here, email.error)
  if (!(await supportsCookies())) return cookiesRequired(email.value)

  const requested = await signUp(email.value, await visitorContext())
  if (!requested.ok) {
    return showState('email', here, { status: 'refused', email: email.value, reason: requested.error })
  }

  await rememberPendingSignIn({ ...newPendingSignIn(email.value, requested.value), next })
  redirect('/sign-in/code')
}

export async function signUpWithPasswordAction(
  _: CredentialsState,
  form: FormData,
): Promise<CredentialsState> {
  await requireSameOrigin()
  requirePasswordMode()
  const next = nextField(form)
  const here = withNext('/sign-up', next)
  const typed = parseCredentials(form, writtenFault)
  if (!typed.ok) return showState('credentials', here, typed.error)

  const { email, password } = typed.value
  if (!(await supportsCookies())) return cookiesRequired(email)

  const account = await signUpWithPassword(email, password, await visitorContext())
  if (!account.ok) return showState('credentials', here, refusedState(email, account.error))

  await rememberPendingVerification({ step: 'confirm', email, account: account.value, next })
  redirect('/sign-up/confirm')
}

/** Nobody looks at how common a password is before the limits allow it. */
function refusedState(email: EmailAddress, reason: SignUpError): CredentialsState {
  if (reason.code === 'common') return { status: 'invalid', email, passwordFault: 'common' }
  return { status: 'refused', email, reason }
}
